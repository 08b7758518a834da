import type { Recipe } from '../../format/recipe.ts';
import { Problem, quote } from '../../problem.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { Table } from '../table.ts';

/** The missing cells of a column. */
export interface MissingCells {
  readonly column: number;
  readonly cells: number;
  /** From 0. */
  readonly firstRow: number;
}

/**
 * The columns among these that have missing cells. Yields now and then.
 * @throws Problem naming a number that is infinite
 */
export function* findMissing(table: Table, columns: readonly number[]): Generator<void, MissingCells[]> {
  const { rows, values } = table;
  const width = table.columns.length;
  const cells = new Int32Array(columns.length);
  const firstRow = new Int32Array(columns.length);
  const step = rowsPerStep(width);
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      for (let j = 0; j < columns.length; j++) {
        const value = values[row * width + columns[j]!]!;
        if (value - value === 0) continue;
        if (!Number.isNaN(value)) throw infinite(table, row, columns[j]!);
        if (cells[j] === 0) firstRow[j] = row;
        cells[j]!++;
      }
    }
    yield;
  }
  return columns
    .map((column, j) => ({ column, cells: cells[j]!, firstRow: firstRow[j]! }))
    .filter((missing) => missing.cells > 0);
}

/** The rows that have all these columns. Yields now and then. @throws Problem when there is none */
export function* completeRows(table: Table, columns: readonly number[]): Generator<void, Int32Array> {
  const { rows, values } = table;
  const width = table.columns.length;
  const kept = new Int32Array(rows);
  let count = 0;
  const step = rowsPerStep(width);
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      let whole = true;
      for (let j = 0; j < columns.length; j++) {
        if (Number.isNaN(values[row * width + columns[j]!]!)) whole = false;
      }
      if (whole) kept[count++] = row;
    }
    yield;
  }
  if (count > 0) return kept.subarray(0, count);
  const message = `'dropRows' leaves no row, since each of the ${rows} has a missing cell`;
  throw new Problem(
    'data',
    `prepare.missing: ${message}`,
    "Leave the columns with missing cells out of data.features, or choose 'mean', 'median' or 'mode'.",
    [{ path: 'prepare.missing', message }],
  );
}

/**
 * Whether the recipe says what to do about these missing cells.
 * @param encoded whether a column's values are categories
 * @throws Problem naming the first cell for which it does not, and what may be chosen
 */
export function refuseMissing(
  table: Table,
  recipe: Recipe,
  missing: readonly MissingCells[],
  targets: readonly number[],
  encoded: (column: number) => boolean,
): void {
  const rule = recipe.prepare.missing;
  if (rule === 'dropRows') return;
  for (const each of missing) {
    const { name } = table.columns[each.column]!;
    if (targets.includes(each.column)) {
      const way = `${WRITE}, or leave such rows out (prepare.missing: 'dropRows'); a target is never made up.`;
      throw refused(describeMissing(table, each), way);
    }
    if (rule === 'error') {
      const rules = encoded(each.column) ? "'dropRows' or 'mode'" : "'dropRows', 'mean', 'median' or 'mode'";
      const way = `${WRITE}, leave ${quote(name)} out of data.features, or choose prepare.missing: ${rules}.`;
      throw refused(describeMissing(table, each), way);
    }
  }
}

const WRITE = 'Write a number there';

function refused(message: string, hint: string): Problem {
  return new Problem('data', message, hint, [{ path: 'prepare.missing', message }]);
}

/** "housing.data line 17: 'n/a' in RM is not a number, the first of 3 missing cells there" */
function describeMissing(table: Table, { column, cells, firstRow }: MissingCells): string {
  const { name, firstMissing } = table.columns[column]!;
  const more = cells > 1 ? `, the first of its ${cells} missing cells` : '';
  if (!firstMissing) return `${placeOf(table)} row ${firstRow + 1}: ${name} is missing${more}`;
  const { where, text } = firstMissing;
  const what = text === '' ? `${name} is empty` : `${quote(text)} in ${name} is not a number`;
  return `${placeOf(table)} ${where}: ${what}${more}`;
}

export function placeOf({ name }: Table): string {
  return name ?? 'the data';
}

function infinite(table: Table, row: number, column: number): Problem {
  const { name } = table.columns[column]!;
  const value = table.values[row * table.columns.length + column]!;
  return new Problem(
    'data',
    `${placeOf(table)} row ${row + 1}: ${value} in ${name} is not a finite number`,
    'Write a finite number there, or leave the column out of data.features.',
  );
}
