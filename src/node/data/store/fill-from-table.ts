import type { Table } from '../../../core/data/table.ts';
import type { DataColumn } from '../open-data.ts';
import type { Store } from '../store.ts';
import { CHUNK, type StoreColumn, type StoreValues } from './fill.ts';

/** Copies a table into an empty store, with the event loop served in between. @throws the signal's reason when aborted */
export async function fillFromTable(
  store: Store,
  table: Table,
  columns: readonly DataColumn[],
  signal?: AbortSignal,
): Promise<void> {
  const { rows, values } = table;
  const width = columns.length;
  const lists = columns.map((_, j) => table.columns[j]!.categories);
  const filler = await store.fill(columns.map((column, j) => storeColumn(column, lists[j])));
  const numbers = columns.map(() => new Float64Array(CHUNK));
  for (let from = 0; from < rows; from += CHUNK) {
    const count = Math.min(CHUNK, rows - from);
    const parts = lists.map((categories, j): StoreValues => {
      const part = numbers[j]!;
      for (let i = 0, at = from * width + j; i < count; i++, at += width) part[i] = values[at]!;
      // A missing cell is NaN, which is no place.
      return categories ? Array.from(part.subarray(0, count), (place) => categories[place]) : part;
    });
    await filler.add(parts, count, signal);
  }
  await filler.end();
}

function storeColumn({ name, type }: DataColumn, categories: readonly string[] | undefined): StoreColumn {
  if (type !== 'date') return { name, type };
  // Texts of a time of day are longer than YYYY-MM-DD.
  return { name, type, time: categories?.some((text) => text.includes(':')) ?? false };
}
