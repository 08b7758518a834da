import { cellAt, type Table } from '../../../core/data/table.ts';
import { createRest } from '../../slices.ts';
import type { DataColumn } from '../open-data.ts';
import { type Cells, isNumeric } from './cells.ts';
import { CHUNK } from './fill.ts';
import { doublesOf } from './vector-items.ts';

export type CellTexts = readonly (readonly (string | null)[])[];

/** All rows of a table as texts, a piece at a time. */
export async function* tableTexts(
  table: Table,
  columns: readonly DataColumn[],
): AsyncGenerator<CellTexts, void> {
  const rest = createRest();
  for (let from = 0; from < table.rows; from += CHUNK) {
    const count = Math.min(CHUNK, table.rows - from);
    yield Array.from({ length: count }, (_, i) =>
      columns.map((column, j) => cellText(table, from + i, j, column)),
    );
    await rest();
  }
}

/** All rows of a store as texts, a piece at a time. */
export async function* storeTexts({ store, columns }: Cells): AsyncGenerator<CellTexts, void> {
  // The engine writes doubles with digits that need not be the shortest.
  const asNumber = columns.map((column) => isNumeric(column) && !column.beyondDoubles);
  const select = columns.map((column, j) => (asNumber[j] ? column.asDouble : column.asText));
  for await (const chunk of store.chunks(`SELECT ${select.join(', ')} FROM data.cells`)) {
    const lists = columns.map((_, j): ArrayLike<number | string | null> => {
      if (asNumber[j]) return doublesOf(chunk, j);
      return chunk.getColumnValues(j) as (string | null)[];
    });
    yield Array.from({ length: chunk.rowCount }, (_, i) =>
      lists.map((list) => {
        const cell = list[i]!;
        return cell === null || Number.isNaN(cell) ? null : textOf(cell);
      }),
    );
  }
}

/** What a cell says: numbers by their shortest digits; null where it is missing. */
export function cellText(table: Table, row: number, j: number, { type }: DataColumn): string | null {
  const cell = cellAt(table, row, j);
  if (cell === null) return null;
  return type === 'boolean' && typeof cell === 'number' ? String(cell === 1) : textOf(cell);
}

/** Numbers so that they come back to the bit. */
function textOf(cell: number | string): string {
  return Object.is(cell, -0) ? '-0' : String(cell);
}
