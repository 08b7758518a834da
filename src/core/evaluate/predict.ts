import { scaled, unscaled } from '../data/scaling.ts';
import { flatParameters, type Model } from '../format/model.ts';

/** A prediction in the target's own unit. */
export interface Explanation {
  readonly prediction: number;
  /** The prediction for a row where every feature has its mean over the training rows. */
  readonly baseline: number;
  /** What each feature adds to the baseline, in the target's unit; they sum to prediction - baseline. */
  readonly added: readonly number[];
  /** Places of the features outside the range that training saw. */
  readonly outside: readonly number[];
}

/** Predicts from raw rows, one number a feature in its own unit and in the model's order. */
export function createPredictor(model: Model): (row: ArrayLike<number>) => number {
  const { features, target } = model;
  const parameters = flatParameters(model.layers);
  const bias = model.recipe.model.bias ? parameters[features.length]! : 0;
  return (row) => {
    let z = 0;
    for (let i = 0; i < features.length; i++) z += scaled(features[i]!, row[i]!) * parameters[i]!;
    return unscaled(target, z + bias);
  };
}

/** A prediction with its reasons, for a linear model. */
export function explain(model: Model, row: ArrayLike<number>): Explanation {
  const { features, target } = model;
  const parameters = flatParameters(model.layers);
  const predict = createPredictor(model);
  return {
    prediction: predict(row),
    baseline: predict(features.map(({ mean }) => mean)),
    added: features.map(
      (feature, i) =>
        (scaled(feature, row[i]!) - scaled(feature, feature.mean)) * parameters[i]! * target.divisor,
    ),
    outside: features.flatMap(({ min, max }, i) => (row[i]! < min || row[i]! > max ? [i] : [])),
  };
}

/**
 * What a table's columns are called: their own names, or, when they have none, by place those of the model's
 * features or of the data it was trained on, whichever are as many.
 */
export function columnNames(model: Model, columns: readonly string[], named: boolean): readonly string[] {
  const { features, data } = model;
  if (named) return columns;
  if (columns.length === features.length) return features.map(({ name }) => name);
  return columns.length === data.columns.length ? data.columns : columns;
}

/**
 * Where a table's columns hold the model's features: by name, or by place when the table has no names
 * of its own and exactly as many columns as the model has features or its data had columns.
 * @returns the column of each feature, or the names of the features that are not there
 */
export function matchFeatures(
  model: Model,
  columns: readonly string[],
  named: boolean,
): { readonly at: number[] } | { readonly missing: string[] } {
  const { features } = model;
  const places = new Map(columnNames(model, columns, named).map((name, i) => [name, i]));
  const at = features.map(({ name }) => places.get(name) ?? -1);
  const missing = features.filter((_, i) => at[i]! < 0).map(({ name }) => name);
  return missing.length > 0 ? { missing } : { at };
}
