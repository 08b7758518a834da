import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { engineProblem } from './engine-problem.ts';

/** What runs in an engine, each on a connection of its own. */
export interface Sessions {
  /** Aborted by `close`. */
  readonly closing: AbortSignal;
  /** @param on left out: a connection that nobody else uses meanwhile */
  use<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
    on?: DuckDBConnection,
  ): Promise<T>;
  chunks(sql: string, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk, void>;
  /** Aborts everything; `onClosed` is called when the last of it has ended. */
  close(): void;
}

/** An interrupt that comes before the engine has begun is forgotten: it is said again after so many milliseconds. */
const AGAIN = 10;

export function createSessions(instance: DuckDBInstance, onClosed: () => void): Sessions {
  const closing = new AbortController();
  const idle: DuckDBConnection[] = [];
  let running = 0;

  async function use<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
    on?: DuckDBConnection,
  ): Promise<T> {
    closing.signal.throwIfAborted();
    signal?.throwIfAborted();
    running++;
    let own: DuckDBConnection | undefined;
    let whole = false;
    try {
      own = on ?? idle.pop() ?? (await instance.connect());
      const connection = own;
      const result = await interruptible(connection, [closing.signal, signal], () => work(connection));
      whole = true;
      return result;
    } catch (error) {
      throw engineProblem(error);
    } finally {
      if (!on && own) leave(own, whole);
      ended();
    }
  }

  async function* chunks(sql: string, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk, void> {
    closing.signal.throwIfAborted();
    signal?.throwIfAborted();
    running++;
    const leaving = new AbortController();
    let own: DuckDBConnection | undefined;
    let next: Promise<DuckDBDataChunk | null> | undefined;
    let whole = false;
    try {
      own = idle.pop() ?? (await instance.connect());
      const connection = own;
      const signals = [closing.signal, signal, leaving.signal];
      const result = await interruptible(connection, signals, () => connection.stream(sql));
      const fetch = () => {
        next = interruptible(connection, signals, () => result.fetchChunk());
        // Nobody may be left to hear of it.
        next.catch(() => {});
        return next;
      };
      let fetched = fetch();
      for (;;) {
        const chunk = await fetched;
        if (!chunk || chunk.rowCount === 0) break;
        fetched = fetch();
        yield chunk;
      }
      whole = true;
    } catch (error) {
      throw engineProblem(error);
    } finally {
      leaving.abort();
      // A connection must not be closed while the engine is at work on it.
      await next?.catch(() => {});
      if (own) leave(own, whole);
      ended();
    }
  }

  function leave(connection: DuckDBConnection, whole: boolean): void {
    // What is left of a broken query must not meet the next one.
    if (whole && !closing.signal.aborted) idle.push(connection);
    else connection.closeSync();
  }

  function ended(): void {
    running--;
    closeWhenIdle();
  }

  function closeWhenIdle(): void {
    if (!closing.signal.aborted || running > 0) return;
    for (const connection of idle.splice(0)) connection.closeSync();
    onClosed();
  }

  function close(): void {
    if (closing.signal.aborted) return;
    closing.abort(new DOMException('The data set was closed', 'AbortError'));
    closeWhenIdle();
  }

  return { closing: closing.signal, use, chunks, close };
}

/** Does work that ends early when one of the signals is aborted. @throws that signal's reason then */
async function interruptible<T>(
  connection: DuckDBConnection,
  signals: readonly (AbortSignal | undefined)[],
  work: () => Promise<T>,
): Promise<T> {
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again ??= setInterval(() => connection.interrupt(), AGAIN);
  };
  for (const signal of signals) signal?.addEventListener('abort', interrupt);
  try {
    if (signals.some((signal) => signal?.aborted)) interrupt();
    const result = await work();
    // A stream that is interrupted may look as if it had come to its end.
    for (const signal of signals) signal?.throwIfAborted();
    return result;
  } catch (error) {
    for (const signal of signals) signal?.throwIfAborted();
    throw error;
  } finally {
    clearInterval(again);
    for (const signal of signals) signal?.removeEventListener('abort', interrupt);
  }
}
