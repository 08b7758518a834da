/** What scaling learns of a column from the training rows. */
export interface ColumnStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Over N, not N-1. */
  readonly std: number;
}

/** scaled = (value - shift) / divisor; a divisor of 0 stands for a column that is left at 0. */
export interface Scale {
  readonly shift: number;
  readonly divisor: number;
}

interface Scaling {
  readonly label: string;
  readonly scale: (column: ColumnStatistics) => Scale;
}

/** The scalings that a recipe can name. */
export const scalings = {
  none: { label: 'None', scale: () => ({ shift: 0, divisor: 1 }) },
  max: { label: 'x / max', scale: ({ max }) => ({ shift: 0, divisor: max }) },
  minMax: { label: '(x \u2212 min) / range', scale: ({ min, max }) => ({ shift: min, divisor: max - min }) },
  meanRange: {
    label: '(x \u2212 mean) / range',
    scale: ({ min, max, mean }) => ({ shift: mean, divisor: max - min }),
  },
  standard: {
    label: '(x \u2212 mean) / deviation',
    scale: ({ mean, std }) => ({ shift: mean, divisor: std }),
  },
} as const satisfies Record<string, Scaling>;

export type ScalingKind = keyof typeof scalings;

/** The scale of a column; a constant column, or one whose divisor comes out as 0, is left at 0. */
export function learnScale(kind: ScalingKind, column: ColumnStatistics): Scale {
  const learned = scalings[kind].scale(column);
  const flat = kind !== 'none' && (column.min === column.max || learned.divisor === 0);
  // With this shift unscaled(0) gives a constant target back.
  return flat ? { shift: column.min, divisor: 0 } : learned;
}

export function scaled({ shift, divisor }: Scale, value: number): number {
  return divisor === 0 ? 0 : (value - shift) / divisor;
}

export function unscaled({ shift, divisor }: Scale, value: number): number {
  return value * divisor + shift;
}
