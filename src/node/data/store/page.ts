import type { DataRows, RowQuery } from '../../../core/data/rows.ts';
import type { Table } from '../../../core/data/table.ts';
import type { DataColumn } from '../open-data.ts';
import { cellText } from './cell-texts.ts';
import { type CellColumn, type Cells, isNumeric } from './cells.ts';
import { doublesOf } from './vector-items.ts';

/** The part of a query that there is: `from` and `count` within the rows. */
export function clampQuery({ from, count }: RowQuery, rows: number): { from: number; count: number } {
  const first = Math.min(Math.max(0, Math.floor(from)), rows);
  return { from: first, count: Math.min(Math.max(0, Math.floor(count)), rows - first) };
}

/** Rows of a table. @param places of the rows, in the order they are wanted */
export function pageOfTable(
  table: Table,
  columns: readonly DataColumn[],
  from: number,
  places: Float64Array,
): DataRows {
  const width = columns.length;
  const values = new Float64Array(places.length * width);
  for (const [i, place] of places.entries()) {
    values.set(table.values.subarray(place * width, (place + 1) * width), i * width);
  }
  const texts: Record<number, (string | null)[]> = {};
  for (const [j, column] of columns.entries()) {
    if (isNumeric(column)) continue;
    for (let i = 0; i < places.length; i++) values[i * width + j] = Number.NaN;
    texts[j] = Array.from(places, (place) => cellText(table, place, j, column));
  }
  return { from, count: places.length, values, texts, places };
}

/** Rows of a store, in the file's order or by these places. */
export async function pageOfCells(cells: Cells, from: number, places: Float64Array): Promise<DataRows> {
  const { columns } = cells;
  const width = columns.length;
  const count = places.length;
  const values = new Float64Array(count * width).fill(Number.NaN);
  const texts: Record<number, (string | null)[]> = {};
  for (const [j, column] of columns.entries()) if (isText(column)) texts[j] = new Array(count).fill(null);
  if (count === 0) return { from, count, values, texts, places };

  const at = new Map(Array.from(places, (place, i) => [place, i]));
  const select = [
    'rowid::DOUBLE',
    ...columns.map((column) => (isText(column) ? column.asText : column.asDouble)),
  ];
  const sql = `SELECT ${select.join(', ')} FROM data.cells WHERE ${isAt(places)}`;
  for await (const chunk of cells.store.chunks(sql)) {
    const rows = Array.from(doublesOf(chunk, 0), (place) => at.get(place)!);
    for (const j of columns.keys()) {
      const list = texts[j];
      if (list) {
        const vector = chunk.getColumnVector(j + 1);
        for (const [i, row] of rows.entries()) list[row] = vector.getItem(i) as string | null;
      } else {
        const numbers = doublesOf(chunk, j + 1);
        for (const [i, row] of rows.entries()) values[row * width + j] = numbers[i]!;
      }
    }
  }
  return { from, count, values, texts, places };
}

function isText(column: CellColumn): boolean {
  return !isNumeric(column) || column.beyondDoubles;
}

/** The rows at these places, as a condition. A range reads only where it lies. */
function isAt(places: Float64Array): string {
  const first = places[0]!;
  const last = places[places.length - 1]!;
  const isRange = last - first === places.length - 1 && places.every((place, i) => place === first + i);
  return isRange ? `rowid BETWEEN ${first} AND ${last}` : `rowid IN (${places.join(',')})`;
}
