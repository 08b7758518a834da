import type { Table } from '../../../core/data/table.ts';
import { createRest } from '../../slices.ts';
import type { Cells } from './cells.ts';
import { CHUNK } from './fill.ts';
import { doublesOf } from './vector-items.ts';

/** Some rows of columns of numbers, each column by itself; NaN where a cell is missing. Good until the next is asked for. */
export interface NumberChunk {
  readonly rows: number;
  readonly columns: readonly Float64Array[];
}

/** @param places of the columns */
export async function* tableNumbers(
  { values, rows, columns }: Table,
  places: readonly number[],
  signal?: AbortSignal,
): AsyncGenerator<NumberChunk, void> {
  const rest = createRest(signal);
  const width = columns.length;
  const parts = places.map(() => new Float64Array(CHUNK));
  for (let from = 0; from < rows; from += CHUNK) {
    const count = Math.min(CHUNK, rows - from);
    for (const [k, part] of parts.entries()) {
      for (let i = 0, at = from * width + places[k]!; i < count; i++, at += width) part[i] = values[at]!;
    }
    yield { rows: count, columns: parts };
    await rest();
  }
}

/** @param places of the columns */
export async function* storeNumbers(
  { store, columns }: Cells,
  places: readonly number[],
  signal?: AbortSignal,
): AsyncGenerator<NumberChunk, void> {
  const rest = createRest(signal);
  const select = places.map((j) => columns[j]!.asDouble);
  for await (const chunk of store.chunks(`SELECT ${select.join(', ')} FROM data.cells`, signal)) {
    yield { rows: chunk.rowCount, columns: places.map((_, k) => doublesOf(chunk, k)) };
    await rest();
  }
}
