import { log } from '../math/log.ts';
import { power } from './power.ts';

/** What a node can do with the values of its two inputs, a and b. */
export interface Operation {
  /** The sign that stands between them. */
  readonly label: string;
  readonly forward: (a: number, b: number) => number;
  /** The derivatives of the result by a and by b; NaN or infinite where there is none. */
  readonly backward: (a: number, b: number, result: number) => readonly [number, number];
  /** Why there is no result, as the end of a sentence. */
  readonly refuse?: (a: number, b: number) => string | undefined;
}

export const operations = {
  add: {
    label: '+',
    forward: (a, b) => a + b,
    backward: () => [1, 1],
  },
  subtract: {
    label: '\u2212',
    forward: (a, b) => a - b,
    backward: () => [1, -1],
  },
  multiply: {
    label: '\u00d7',
    forward: (a, b) => a * b,
    backward: (a, b) => [b, a],
  },
  divide: {
    label: '\u00f7',
    forward: (a, b) => a / b,
    backward: (_, b, result) => [1 / b, -result / b],
    refuse: (_, b) => (b === 0 ? 'a division by 0 has no result' : undefined),
  },
  power: {
    label: '^',
    forward: power,
    backward: (a, b, result) => [b === 0 ? 0 : b * power(a, b - 1), byExponent(a, b, result)],
    refuse: (a, b) => {
      if (a === 0 && b < 0) return 'a negative power of 0 has no result';
      if (a < 0 && !Number.isInteger(b)) return 'a negative number has only whole powers';
      return undefined;
    },
  },
} as const satisfies Record<string, Operation>;

export type OperationKind = keyof typeof operations;

/** The derivative of a^b by b. A negative a has powers at single places only, so it has none. */
function byExponent(a: number, b: number, result: number): number {
  if (a > 0) return result * log(a);
  return a === 0 && b > 0 ? 0 : Number.NaN;
}
