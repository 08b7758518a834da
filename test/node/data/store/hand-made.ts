import type { ColumnType } from '../../../../src/core/data/receipt.ts';
import { plainReceipt } from '../../../../src/core/data/receipt.ts';
import type { Table } from '../../../../src/core/data/table.ts';
import type { Loaded } from '../../../../src/node/data/loaded.ts';
import type { OpenData } from '../../../../src/node/data/open-data.ts';
import { openLoaded } from '../../../../src/node/data/open-loaded.ts';
import type { StoreColumn } from '../../../../src/node/data/store/fill.ts';
import { createStore } from '../../../../src/node/data/store.ts';

export type Cell = number | bigint | string | boolean | null;

/** A column as a test writes it down. */
export interface HandMade extends StoreColumn {
  readonly cells: readonly Cell[];
}

const named = { name: 'made.csv', sha256: '0'.repeat(64), bytes: 1 };

function columnsOf(columns: readonly HandMade[]) {
  return columns.map(({ name, type, cells }) => ({
    name,
    type,
    missing: cells.filter((cell) => cell === null).length,
    distinct: null,
  }));
}

/** A data set that a reader has put into a store. */
export async function openFromStore(
  columns: readonly HandMade[],
  more: Partial<Loaded> = {},
): Promise<OpenData> {
  const store = await createStore();
  const filler = await store.fill(columns);
  const rows = columns[0]!.cells.length;
  await filler.add(
    columns.map(({ cells }) => cells),
    rows,
  );
  await filler.end();
  await store.lock();
  return openLoaded(named, {
    rows,
    columns: columnsOf(columns),
    receipt: plainReceipt('csv', {}),
    store,
    ...more,
  });
}

/** A data set that a reader has read as numbers. */
export function openFromTable(columns: readonly HandMade[], more: Partial<Loaded> = {}): OpenData {
  const rows = columns[0]!.cells.length;
  const table = tableOf(columns);
  return openLoaded(named, {
    rows,
    columns: columnsOf(columns),
    receipt: plainReceipt('csv', {}),
    table,
    ...more,
  });
}

export function tableOf(columns: readonly HandMade[]): Table {
  const width = columns.length;
  const rows = columns[0]!.cells.length;
  const values = new Float64Array(rows * width).fill(Number.NaN);
  const made = columns.map(({ name, type, cells }, j) => {
    const isText = type === 'text' || type === 'date';
    const categories = [...new Set(cells.flatMap((cell) => (typeof cell === 'string' ? [cell] : [])))].sort(
      (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    for (const [row, cell] of cells.entries()) {
      if (cell === null) continue;
      values[row * width + j] = typeof cell === 'string' ? categories.indexOf(cell) : Number(cell);
    }
    return isText ? { name, categories } : { name };
  });
  return { name: 'made.csv', columns: made, rows, values };
}

export function column(name: string, type: ColumnType, ...cells: readonly Cell[]): HandMade {
  return { name, type, cells };
}
