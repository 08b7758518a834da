import { findHeader } from '../../../core/data/text/sniff/header.ts';
import { EMPTY, type SheetColumn, TEXT } from './sheet-columns.ts';

const ROWS = 1000;
/** A sheet of very many columns is told by fewer rows. */
const CELLS = 2 ** 18;

/** Whether the first row names the columns: where it holds nothing but texts, or by the rule for text files. */
export function startsWithNames(columns: readonly SheetColumn[], rows: number): boolean {
  if (columns.every((column) => column.kindAt(0) === TEXT || column.kindAt(0) === EMPTY)) return true;
  const length = Math.min(rows, ROWS, Math.max(2, Math.floor(CELLS / columns.length)));
  return findHeader(
    Array.from({ length }, (_, row) => ({
      line: row + 1,
      cells: columns.map((column) => column.textAt(row)),
    })),
  );
}
