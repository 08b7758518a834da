import type { Recipe } from '../../format/recipe.ts';
import { Problem, quote } from '../../problem.ts';
import type { DataPlan } from '../data-plan.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import { columnStatistics } from '../statistics.ts';
import type { Table } from '../table.ts';
import { median } from './median.ts';

/**
 * What a missing cell of each column of the table becomes, learned on the training rows; NaN where that is
 * not to be. Categories have neither mean nor median: with either, theirs become the most frequent one. Yields now and
 * then.
 * @throws Problem naming a column from which nothing can be learned
 */
export function* learnFills(table: Table, recipe: Recipe, plan: DataPlan): Generator<void, Float64Array> {
  const fills = new Float64Array(table.columns.length).fill(Number.NaN);
  const rule = recipe.prepare.missing;
  if (rule === 'error' || rule === 'dropRows') return fills;
  const rows = plan.parts.train;
  const means = rule === 'mean' ? yield* columnStatistics(table, rows) : undefined;
  for (const { column, kind } of plan.features) {
    const own = kind === 'number' ? rule : 'mode';
    if (own === 'mean') fills[column] = means![column]!.mean;
    else {
      const present = yield* presentValues(table, column, rows);
      fills[column] = yield* own === 'median' ? median(present) : mode(present);
    }
    if (Number.isNaN(fills[column]!)) throw nothingThere(table.columns[column]!.name, own);
  }
  return fills;
}

function nothingThere(name: string, rule: string): Problem {
  return new Problem(
    'data',
    `${name} is missing in every training row, so it has no ${rule} to fill in`,
    `Leave ${quote(name)} out of data.features, or train on rows that have it.`,
  );
}

function* presentValues(table: Table, column: number, rows: Int32Array): Generator<void, Float64Array> {
  const width = table.columns.length;
  const present = new Float64Array(rows.length);
  let count = 0;
  const step = rowsPerStep(1);
  for (let from = 0; from < rows.length; from += step) {
    for (let i = from; i < Math.min(rows.length, from + step); i++) {
      const value = table.values[rows[i]! * width + column]!;
      if (!Number.isNaN(value)) present[count++] = value;
    }
    yield;
  }
  return present.subarray(0, count);
}

/** The most frequent of these values, the least of several; NaN of none. */
function* mode(values: Float64Array): Generator<void, number> {
  const counts = new Map<number, number>();
  const step = rowsPerStep(1);
  for (let from = 0; from < values.length; from += step) {
    for (let i = from; i < Math.min(values.length, from + step); i++) {
      counts.set(values[i]!, (counts.get(values[i]!) ?? 0) + 1);
    }
    yield;
  }
  let most = 0;
  let found = Number.NaN;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < found)) [found, most] = [value, count];
  }
  return found;
}
