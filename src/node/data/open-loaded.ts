import type { ColumnDescription, Correlations } from '../../core/data/description.ts';
import { placeOfRow } from '../../core/data/receipt.ts';
import type { Table } from '../../core/data/table.ts';
import { Problem } from '../../core/problem.ts';
import type { Loaded } from './loaded.ts';
import type { DataColumn, OpenData } from './open-data.ts';
import { sharedTask } from './shared-task.ts';
import { storeTexts, tableTexts } from './store/cell-texts.ts';
import { type Cells, cellsOf } from './store/cells.ts';
import { checkCondition } from './store/condition.ts';
import { correlate, correlatedColumns } from './store/correlations.ts';
import { describeCells, describeTable } from './store/describe.ts';
import { FEW_ROWS } from './store/describe-values.ts';
import { makeDictionaries } from './store/dictionaries.ts';
import { fillFromTable } from './store/fill-from-table.ts';
import { storeNumbers, tableNumbers } from './store/number-chunks.ts';
import { clampQuery, pageOfCells, pageOfTable } from './store/page.ts';
import { createSortOrders } from './store/sort-orders.ts';
import { countRows, makeTable } from './store/to-table.ts';
import { createStore } from './store.ts';

type Named = Pick<OpenData, 'name' | 'sha256' | 'bytes'>;

/** Opens what a reader has read. Table and store are made of each other when they are first needed. */
export function openLoaded(named: Named, loaded: Loaded): OpenData {
  const { rows, columns, receipt } = loaded;
  const closing = new AbortController();
  let conditioned:
    | { readonly where: string; readonly table: (signal?: AbortSignal) => Promise<Table> }
    | undefined;
  let store = loaded.store;
  /** What answers pages at once: a table that tells every cell. */
  let paged = loaded.table;

  const cells = sharedTask(async (signal): Promise<Cells> => {
    const either = AbortSignal.any([signal, closing.signal]);
    store ??= await filledStore(loaded.table!, columns, either);
    // It may have been closed in the meantime.
    if (closing.signal.aborted) store.close();
    return cellsOf(store, rows, columns, either);
  });
  const dictionaries = sharedTask(async (signal) => makeDictionaries(await cells(signal), signal));
  const orders = createSortOrders(() => cells());
  const describe = sharedTask(async (signal): Promise<readonly ColumnDescription[]> => {
    const { table } = loaded;
    return table && rows <= FEW_ROWS
      ? describeTable(table, columns, signal)
      : describeCells(await cells(signal), signal);
  });
  const correlations = sharedTask(async (signal): Promise<Correlations> => {
    const descriptions = await describe(signal);
    const places = correlatedColumns(columns);
    const { table } = loaded;
    const chunks = table
      ? tableNumbers(table, places, signal)
      : storeNumbers(await cells(signal), places, signal);
    return correlate(places, descriptions, chunks);
  });
  const whole = sharedTask(async (signal) => {
    if (loaded.table) return loaded.table;
    const table = await makeNumbers(undefined, signal);
    const known = (await cells(signal)).columns;
    if (known.every(({ beyondDoubles }, j) => !beyondDoubles && !table.columns[j]!.refused)) paged = table;
    return table;
  });

  /** Lines are only for messages here: a file that is gone by now need not be there for its numbers. */
  async function makeNumbers(where: string | undefined, signal: AbortSignal): Promise<Table> {
    const all = await cells(signal);
    return makeTable(all, {
      name: named.name,
      where: where === undefined ? undefined : await checkCondition(all, where, signal),
      dictionaries: await dictionaries(signal),
      placeOf: async (row) => placeOfRow(receipt.format, await lineOf(row).catch(() => null), row),
      missingTexts: async (places) => (await loaded.missingTexts?.(places).catch(() => null)) ?? [],
      signal,
    });
  }

  async function lineOf(row: number): Promise<number | null> {
    return loaded.lineOf ? loaded.lineOf(row) : null;
  }

  return {
    ...named,
    rows,
    columns,
    receipt,
    lineOf,
    describe,
    correlations,
    async page(query) {
      closing.signal.throwIfAborted();
      const { from, count } = clampQuery(query, rows);
      const { sort } = query;
      if (sort && sort.column >= columns.length) throw noColumn(named.name, sort.column, columns.length);
      const places = Float64Array.from(
        sort ? (await orders(sort)).subarray(from, from + count) : { length: count },
        (place, i) => (sort ? place : from + i),
      );
      return paged ? pageOfTable(paged, columns, from, places) : pageOfCells(await cells(), from, places);
    },
    async countWhere(where, signal) {
      const all = await cells(signal);
      return countRows(all, await checkCondition(all, where, signal), signal);
    },
    table(where, signal) {
      if (where === undefined) return whole(signal);
      // Of those with a condition only the last is kept: each may be as large as the whole.
      if (conditioned?.where !== where) {
        conditioned = { where, table: sharedTask((stop) => makeNumbers(where, stop)) };
      }
      return conditioned.table(signal);
    },
    async *texts() {
      if (loaded.table) yield* tableTexts(loaded.table, columns);
      else yield* storeTexts(await cells());
    },
    close() {
      if (closing.signal.aborted) return;
      closing.abort(new DOMException('The data set was closed', 'AbortError'));
      store?.close();
      conditioned = undefined;
      paged = undefined;
    },
  };
}

function noColumn(name: string, column: number, count: number): Problem {
  return new Problem(
    'refused',
    `${name} has no column ${column}: there are ${count}`,
    'Choose another column.',
  );
}

/** The table lies in memory already: beside a large one its copy may be on disk for the most part. In bytes. */
const LEAST_MEMORY = 512 * 2 ** 20;
const SHARE_OF_TABLE = 0.65;

async function filledStore(table: Table, columns: readonly DataColumn[], signal: AbortSignal) {
  const store = await createStore(Math.max(LEAST_MEMORY, SHARE_OF_TABLE * table.values.byteLength));
  try {
    await fillFromTable(store, table, columns, signal);
    await store.lock();
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}
