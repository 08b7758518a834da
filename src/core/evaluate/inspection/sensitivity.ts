import type { Category, Feature } from '../../data/features.ts';

/** A row as a user sees it: one cell a feature, in its own unit. */
export type RawRow = readonly Category[];

/** What one feature does to the prediction for a row, all others held. */
export type Sensitivity =
  | {
      readonly kind: 'number';
      readonly name: string;
      /** Change of the prediction for one unit of the feature. */
      readonly derivative: number;
      /** The same for one standard deviation that the feature has over the training rows. */
      readonly effect: number;
    }
  | {
      readonly kind: 'categories';
      readonly name: string;
      /** Change of the prediction with each category in place of the row's own. */
      readonly changes: readonly { readonly category: Category; readonly change: number }[];
    };

/** The step of central differences that balances their error with that of rounding: the cube root of 2⁻⁵². */
const STEP = 6.055454452393343e-6;

/**
 * How a prediction answers to each of its features, one at a time: by central differences for numbers, by every other
 * category for categories.
 * @param predict one number for a row: a target in its own unit, or the probability of a class
 */
export function sensitivities(
  features: readonly Feature[],
  row: RawRow,
  predict: (row: RawRow) => number,
): Sensitivity[] {
  const here = predict(row);
  return features.map((feature, at): Sensitivity => {
    const { name } = feature;
    if (feature.kind !== 'number') {
      const changes = feature.categories
        .filter((category) => category !== row[at])
        .map((category) => ({ category, change: predict(row.with(at, category)) - here }));
      return { kind: 'categories', name, changes };
    }
    const value = Number(row[at]);
    const step = STEP * (Math.max(Math.abs(value), feature.std) || 1);
    // The distance of the doubles that were reached, which is not quite twice the step.
    const [below, above] = [value - step, value + step];
    const derivative = (predict(row.with(at, above)) - predict(row.with(at, below))) / (above - below);
    return { kind: 'number', name, derivative, effect: derivative * feature.std };
  });
}

/** The predictions for a row where one feature takes these values and all others stay: a partial dependence. */
export function sweep(
  row: RawRow,
  at: number,
  values: readonly Category[],
  predict: (row: RawRow) => number,
): Float64Array {
  return Float64Array.from(values, (value) => predict(row.with(at, value)));
}

/** What to sweep a feature over: its categories, or `count` numbers evenly from the least to the greatest seen in training. */
export function sweepValues(feature: Feature, count: number): readonly Category[] {
  if (feature.kind !== 'number') return feature.categories;
  const { min, max } = feature;
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? max : min + (i * (max - min)) / Math.max(1, count - 1),
  );
}
