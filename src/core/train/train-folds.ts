import { findColumns } from '../data/find-columns.ts';
import { kFold } from '../data/folds.ts';
import type { Parts } from '../data/split.ts';
import type { Table } from '../data/table.ts';
import { type CrossValidation, crossValidate } from '../evaluate/cross-validation.ts';
import type { Metrics } from '../evaluate/metrics.ts';
import type { Recipe } from '../format/recipe.ts';
import type { RandomState } from '../random/random-state.ts';
import { dataSize } from './measure-data.ts';
import { train } from './train.ts';
import { createTraining } from './training.ts';

/**
 * Trains a recipe once for each of k folds, which are scikit-learn's, and measures the rows that each leaves out. What
 * is learned of the columns is learned of each fold's training rows alone. Pulled like `train`.
 * @param random shuffles the rows before they are dealt; without one they are taken in their order
 * @throws Problem when the recipe does not fit the table, or there are fewer rows than folds
 */
export function* crossValidateRecipe(
  recipe: Recipe,
  table: Table,
  k: number,
  random: RandomState | undefined,
): Generator<void, CrossValidation, number> {
  const whole = onAllRows(recipe, table);
  const folds = kFold(dataSize(table, whole).rows.train, k, random);
  return yield* crossValidate(folds, function* (parts: Parts): Generator<void, Metrics | undefined, number> {
    const training = createTraining(whole, table, { parts });
    yield* train(training);
    return training.metrics?.test;
  });
}

/** No rows are kept from the folds, and a fold has no validation rows to stop by. */
function onAllRows(recipe: Recipe, { columns }: Table): Recipe {
  const { stopping: _, ...run } = recipe.run;
  // A column that says the part of each row is no feature, though its parts are not heeded here.
  const { features } = findColumns(columns, recipe);
  const data = { ...recipe.data, features: features.map((at) => columns[at]!.name) };
  return { ...recipe, data, split: { order: 'file', train: 1, validation: 0, test: 0 }, run };
}
