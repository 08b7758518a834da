import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import type { ColumnType } from '../../../core/data/receipt.ts';
import { createRest } from '../../slices.ts';
import { duckdb } from '../duckdb.ts';
import { type CellKind, cellKinds } from './cell-kinds.ts';

/** A column of a store that is filled value by value. */
export interface StoreColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Whole numbers beyond 64 bits. */
  readonly huge?: boolean;
  /** Dates with a time of day. */
  readonly time?: boolean;
}

/** Values of a column: null, undefined and NaN are missing. Dates as ISO texts, booleans too as 0 and 1. */
export type StoreValues = ArrayLike<number | bigint | string | boolean | null | undefined>;

export interface Filler {
  /**
   * Adds rows, each column by itself: value `i` of a column is that of the row `from + i`.
   * @throws the signal's reason when aborted
   */
  add(columns: readonly StoreValues[], rows: number, signal?: AbortSignal): Promise<void>;
  /** After the last row. */
  end(): Promise<void>;
}

/** Rows of a chunk: the engine's own number. */
export const CHUNK = 2048;
/** Rows that are handed over to the table at a time: some milliseconds of work. */
const HANDED_OVER = 4 * CHUNK;

/** Creates the table `data.cells` for rows that are added piece by piece, with the event loop served in between. */
export async function createFiller(
  connection: DuckDBConnection,
  columns: readonly StoreColumn[],
  closing: AbortSignal,
): Promise<Filler> {
  closing.throwIfAborted();
  const kinds = columns.map(kindOf);
  const definitions = kinds.map(({ sql }, j) => `c${j} ${sql}`);
  // Packing the rows would hold up the thread for half a second at a time.
  await connection.run("SET GLOBAL checkpoint_threshold = '1TB'");
  await connection.run(`CREATE TABLE data.cells (${definitions.join(', ')})`);
  await connection.run('BEGIN');
  const appender = await connection.createAppender('cells', 'main', 'data');
  const { DuckDBDataChunk, ...types } = await duckdb();
  const chunk = DuckDBDataChunk.create(kinds.map(({ sql }): DuckDBType => types[sql]));
  return fillerOf(appender, chunk, kinds, closing, connection);
}

function kindOf({ type, huge, time }: StoreColumn): CellKind {
  if (type === 'integer') return huge ? cellKinds.hugeint : cellKinds.bigint;
  if (type === 'date') return time ? cellKinds.timestamp : cellKinds.date;
  return type === 'number' ? cellKinds.double : type === 'boolean' ? cellKinds.boolean : cellKinds.varchar;
}

function fillerOf(
  appender: DuckDBAppender,
  chunk: DuckDBDataChunk,
  kinds: readonly CellKind[],
  closing: AbortSignal,
  connection: DuckDBConnection,
): Filler {
  const rest = createRest(closing);
  let waiting = 0;

  async function add(columns: readonly StoreValues[], rows: number, signal?: AbortSignal): Promise<void> {
    for (let from = 0; from < rows; from += CHUNK) {
      closing.throwIfAborted();
      const count = Math.min(CHUNK, rows - from);
      chunk.reset();
      chunk.rowCount = count;
      for (const [j, { write }] of kinds.entries()) write(chunk.getColumnVector(j), columns[j]!, from, count);
      appender.appendDataChunk(chunk);
      waiting += count;
      if (waiting >= HANDED_OVER) {
        appender.flushSync();
        waiting = 0;
      }
      await rest();
      signal?.throwIfAborted();
    }
  }

  return {
    add,
    async end() {
      closing.throwIfAborted();
      appender.closeSync();
      await connection.run('COMMIT');
    },
  };
}
