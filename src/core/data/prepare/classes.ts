import type { Recipe } from '../../format/recipe.ts';
import { Problem } from '../../problem.ts';
import type { Category } from '../features.ts';
import type { Parts } from '../split.ts';
import type { Table } from '../table.ts';
import { asCategories, distinctValues, listed } from './categories.ts';

/** The classes of a target: the column's values, ascending, and what they stand for. */
export interface PlannedClasses {
  readonly values: readonly number[];
  readonly classes: readonly Category[];
}

/**
 * The classes of a target: its distinct values in all rows that are used. Yields now and then.
 * @throws Problem when they are too few or too many for the output
 */
export function* planClasses(
  table: Table,
  column: number,
  output: Recipe['model']['output'],
  parts: Parts,
  warnings: string[],
): Generator<void, PlannedClasses> {
  const values = yield* distinctValues(table, column, [parts.train, parts.validation, parts.test]);
  const { name } = table.columns[column]!;
  const found = values.length === 1 ? '1 value' : `${values.length} distinct values`;
  if (values.length < 2) {
    throw refused(
      `${name} has ${found}; allowed: at least 2 classes`,
      'Choose a target that differs from row to row.',
    );
  }
  if (output === 'sigmoid' && values.length > 2) {
    throw refused(
      `${name} has ${found}; allowed with model.output 'sigmoid': 2`,
      "Choose 'softmax' for more than two classes, or 'identity' to predict a number.",
    );
  }
  if (values.length > parts.train.length) {
    throw refused(
      `${name} has ${found}, more classes than the ${parts.train.length} training rows`,
      "Choose model.output 'identity' to predict a number, or a target with fewer classes.",
    );
  }
  const trained = new Set(yield* distinctValues(table, column, [parts.train]));
  const unseen = values.filter((value) => !trained.has(value));
  if (unseen.length > 0) {
    const classes = listed(asCategories(table.columns[column]!, unseen));
    warnings.push(
      `No training row has the class ${classes} of ${name}, so it cannot be learned: shuffle the rows, or train on more of them.`,
    );
  }
  return { values, classes: asCategories(table.columns[column]!, values) };
}

function refused(message: string, hint: string): Problem {
  return new Problem('data', `data.target: ${message}`, hint, [{ path: 'data.target', message }]);
}
