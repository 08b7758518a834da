import type { Recipe } from '../../format/recipe.ts';
import type { RandomState } from '../../random/random-state.ts';
import type { FoundColumns } from '../find-columns.ts';
import { asCategories, distinctValues, placesOf } from '../prepare/categories.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import { fileOrder, type Parts, splitRows } from '../split.ts';
import type { Table } from '../table.ts';
import { splitByColumn } from './by-column.ts';
import { type RowClasses, splitStratified } from './stratified.ts';

/**
 * The parts of some rows of a table as the recipe has them. Yields now and then.
 * @param rows row numbers of the table; undefined for all of them
 * @param random draws where the recipe draws its rows
 * @returns places in the list of the rows
 * @throws Problem naming what of the recipe does not fit the rows
 */
export function* splitTable(
  table: Table,
  recipe: Recipe,
  at: FoundColumns,
  rows: Int32Array | undefined,
  random: RandomState | undefined,
): Generator<void, Parts> {
  const { split } = recipe;
  if (split.order === 'column') {
    return yield* splitByColumn(table, at.part!, rows ?? (yield* fileOrder(table.rows)));
  }
  if (split.order === 'stratified') {
    const classes = yield* rowClasses(table, at.targets[0]!, rows ?? (yield* fileOrder(table.rows)));
    return yield* splitStratified(classes, split, random!);
  }
  const { order } = split;
  return yield* splitRows(rows?.length ?? table.rows, { ...split, order }, random);
}

function* rowClasses(table: Table, column: number, rows: Int32Array): Generator<void, RowClasses> {
  const width = table.columns.length;
  const values = yield* distinctValues(table, column, [rows]);
  const placeOf = placesOf(values);
  const ofRow = new Int32Array(rows.length);
  const step = rowsPerStep(1);
  for (let from = 0; from < rows.length; from += step) {
    for (let i = from; i < Math.min(rows.length, from + step); i++) {
      ofRow[i] = placeOf(table.values[rows[i]! * width + column]!);
    }
    yield;
  }
  const about = table.columns[column]!;
  return { name: about.name, classes: asCategories(about, values), ofRow };
}
