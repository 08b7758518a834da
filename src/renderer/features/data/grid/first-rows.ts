import type { ColumnSummary } from '../../../../shared/datasets.ts';
import { cellText, decimalsOf } from './cell-text.ts';
import { cellOf, type Row } from './row-pages.ts';

/** How a column is written: from the first rows of the file, so that it stays as it is while one scrolls and sorts. */
export interface ColumnLook {
  readonly decimals: number;
  /** Characters of the longest cell. */
  readonly longest: number;
}

/** Rows that are looked at, at most, and cells in all. */
const ROWS = 200;
const CELLS = 20_000;

/** How the columns are written; undefined while none of the first rows is here. */
export function looksOf(
  columns: readonly ColumnSummary[],
  rows: number,
  rowAt: (row: number) => Row | undefined,
): ColumnLook[] | undefined {
  const looked = Math.min(rows, ROWS, Math.max(4, Math.floor(CELLS / Math.max(1, columns.length))));
  const here = Array.from({ length: looked }, (_, row) => rowAt(row)).filter((row) => row !== undefined);
  if (here.length === 0) return undefined;
  const decimals = decimalsOf(
    here.map(({ values }) => values),
    columns.length,
  );
  return columns.map((_, column) => ({
    decimals: decimals[column]!,
    longest: here.reduce((most, row) => Math.max(most, written(row, column, decimals[column]!)), 0),
  }));
}

function written(row: Row, column: number, decimals: number): number {
  const cell = cellOf(row, column);
  if (cell === null) return 0;
  return typeof cell === 'number' ? cellText(cell, decimals).length : cell.length;
}
