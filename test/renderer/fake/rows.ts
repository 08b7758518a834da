import type { DataRows, RowQuery } from '../../../src/core/data/rows.ts';
import { cellAt, type Table } from '../../../src/core/data/table.ts';
import { Problem } from '../../../src/core/problem.ts';

/** Rows of a table as the main process gives them. */
export function rowsOf(table: Table, { from, count, sort }: RowQuery): DataRows {
  const { columns, rows } = table;
  const order = Array.from({ length: rows }, (_, row) => row);
  if (sort)
    order.sort((a, b) =>
      compare(cellAt(table, a, sort.column), cellAt(table, b, sort.column), sort.descending),
    );
  const places = order.slice(from, from + count);
  const cells = places.map((row) => columns.map((_, column) => cellAt(table, row, column)));
  const texts = columns.flatMap(({ categories }, column) =>
    categories ? [[column, cells.map((row) => row[column] as string | null)] as const] : [],
  );
  return {
    from,
    count: places.length,
    values: Float64Array.from(cells.flat(), (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
    texts: Object.fromEntries(texts),
    places: Float64Array.from(places),
  };
}

type Cell = number | string | null;

/** Missing cells last, whichever way. */
function compare(a: Cell, b: Cell, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
}

/** Counts the rows of the one form of condition that the fake knows: a column, > or <, a number. */
export function countWhere(table: Table, where: string): number {
  const match = /^\s*"?(\w+)"?\s*([<>])\s*(-?[\d.]+)\s*$/.exec(where);
  const column = table.columns.findIndex(({ name }) => name === match?.[1]);
  if (!match || column < 0) {
    throw new Problem('data', `The condition ${where} cannot be read`, 'Write it like RM > 4.');
  }
  const bound = Number(match[3]);
  return Array.from({ length: table.rows }, (_, row) => cellAt(table, row, column)).filter(
    (cell) => typeof cell === 'number' && (match[2] === '>' ? cell > bound : cell < bound),
  ).length;
}
