import { totalmem } from 'node:os';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from './duckdb.ts';
import { createFiller, type Filler, type StoreColumn } from './store/fill.ts';
import { createSessions } from './store/sessions.ts';
import { makeTempFolder, removeTempFolder } from './temp-folder.ts';

export type { Filler, StoreColumn } from './store/fill.ts';

/**
 * Rows in an engine of their own. They are the table `data.cells`: columns c0, c1, …, since names are the same in
 * any case to the engine; rows in the file's order, so that `rowid` is a row's place. NULL is a missing cell.
 */
export interface Store {
  /** For what reads a file, before `lock`. */
  readonly connection: DuckDBConnection;
  /** Runs statements on `connection`. @throws the signal's reason when aborted */
  run(sql: string, signal?: AbortSignal): Promise<void>;
  /**
   * The rows of one query as plain values: BIGINT as bigint, VARCHAR as string. Others may run at the same time.
   * @param texts for $1, $2, … in it
   * @throws the signal's reason when aborted
   */
  query(sql: string, signal?: AbortSignal, texts?: readonly string[]): Promise<unknown[][]>;
  /**
   * The rows of one query in their order, some 2000 at a time; the engine looks for the next ones while these are
   * used, and stops when whoever asks leaves the loop.
   */
  chunks(sql: string, signal?: AbortSignal): AsyncIterable<DuckDBDataChunk>;
  /** Creates `data.cells` for values that the engine does not read itself. */
  fill(columns: readonly StoreColumn[]): Promise<Filler>;
  /** For ever: no file is read or written, no setting changed. Has to come before any SQL of a user. */
  lock(): Promise<void>;
  /** Ends what is running, which is then aborted, and gives back memory and temporary files. */
  close(): void;
}

/** Nothing of it can be undone by SQL. */
const LOCK = 'SET enable_external_access = false; SET lock_configuration = true';

/**
 * An empty store, into which files can still be read.
 * @param most bytes of memory, never more than half the machine's; what is beyond lies in temporary files
 */
export async function createStore(most = Number.POSITIVE_INFINITY): Promise<Store> {
  const { DuckDBInstance } = await duckdb();
  const folder = makeTempFolder();
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.floor(Math.min(most, halfTheMemory()) / 2 ** 20)}MiB`,
      temp_directory: folder,
      preserve_insertion_order: 'true',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      // A division by zero is no number, neither greater nor less than any.
      ieee_floating_point_ops: 'false',
    });
    const connection = await instance.connect();
    // Only what lies in an attached database is packed: to about a third.
    await connection.run("ATTACH ':memory:' AS data (COMPRESS)");
    return storeOf(instance, connection, folder);
  } catch (error) {
    instance?.closeSync();
    void removeTempFolder(folder);
    throw error;
  }
}

/** In bytes; of the part that this process may have, where the system has set one. */
function halfTheMemory(): number {
  const allowed = process.constrainedMemory();
  return Math.min(totalmem(), allowed > 0 ? allowed : Number.POSITIVE_INFINITY) / 2;
}

function storeOf(instance: DuckDBInstance, connection: DuckDBConnection, folder: string): Store {
  const sessions = createSessions(instance, () => {
    connection.closeSync();
    instance.closeSync();
    void removeTempFolder(folder);
  });
  const run = (sql: string, signal?: AbortSignal) =>
    sessions.use(async () => void (await connection.run(sql)), signal, connection);
  return {
    connection,
    run,
    query: (sql, signal, texts) =>
      sessions.use(async (own) => {
        return (await own.runAndReadAll(sql, texts && [...texts])).getRowsJS() as unknown[][];
      }, signal),
    chunks: sessions.chunks,
    fill: (columns) => createFiller(connection, columns, sessions.closing),
    lock: () => run(LOCK),
    close: sessions.close,
  };
}
