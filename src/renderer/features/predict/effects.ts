import type { Feature } from '../../../core/data/features.ts';
import { type RawRow, sensitivities } from '../../../core/evaluate/inspection/sensitivity.ts';
import { formatNumber } from '../../components/format.ts';

/** What one change of a feature does to a prediction. */
export interface Effect {
  readonly name: string;
  /** The change: "RM (+0.7)", "RAD \u2192 24". */
  readonly label: string;
  readonly effect: number;
  /** For one unit more; undefined of categories. */
  readonly derivative: number | undefined;
}

/** More categories than this would each be asked for at every key. */
const MOST_CATEGORIES = 200;

/**
 * The largest first, whatever the sign; a feature that is the same in every training row has none.
 * @returns undefined where there are too many categories to try
 */
export function effectsOf(
  features: readonly Feature[],
  row: RawRow,
  predict: (row: RawRow) => number,
): Effect[] | undefined {
  const tried = features.reduce(
    (sum, feature) => sum + (feature.kind === 'number' ? 0 : feature.categories.length),
    0,
  );
  if (tried > MOST_CATEGORIES) return undefined;
  const effects = sensitivities(features, row, predict).flatMap((found, i): Effect[] => {
    const { name } = found;
    if (found.kind === 'number') {
      const { std } = features[i] as Extract<Feature, { kind: 'number' }>;
      const label = `${name} (+${formatNumber(std, 2)})`;
      return std === 0 ? [] : [{ name, label, effect: found.effect, derivative: found.derivative }];
    }
    const [most] = found.changes.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
    return most
      ? [{ name, label: `${name} \u2192 ${most.category}`, effect: most.change, derivative: undefined }]
      : [];
  });
  return effects.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}
