import { Problem } from '../../core/problem.ts';
import type { OpenData } from '../../node/data/open-data.ts';

/**
 * The same data, but what is under way when it is closed need not fear for its rows: pages and texts come to
 * their end, what takes a signal is aborted, and only then the memory is given back.
 * Whoever asks after that is told that it is not open any more.
 */
export function lasting(data: OpenData): OpenData {
  const closing = new AbortController();
  const { signal: closed } = closing;
  let uses = 0;

  function begin(): void {
    closed.throwIfAborted();
    uses++;
  }

  function end(): void {
    uses--;
    if (closed.aborted && uses === 0) data.close();
  }

  async function using<T>(work: () => Promise<T>): Promise<T> {
    begin();
    try {
      return await work();
    } finally {
      end();
    }
  }

  const orClosed = (signal: AbortSignal | undefined) => (signal ? AbortSignal.any([signal, closed]) : closed);
  const { name, sha256, bytes, rows, columns, receipt } = data;
  return {
    name,
    sha256,
    bytes,
    rows,
    columns,
    receipt,
    page: (query) => using(() => data.page(query)),
    describe: (signal) => using(() => data.describe(orClosed(signal))),
    correlations: (signal) => using(() => data.correlations(orClosed(signal))),
    countWhere: (where, signal) => using(() => data.countWhere(where, orClosed(signal))),
    table: (where, signal) => using(() => data.table(where, orClosed(signal))),
    lineOf: (row) => using(() => data.lineOf(row)),
    async *texts() {
      begin();
      try {
        yield* data.texts();
      } finally {
        end();
      }
    },
    close() {
      if (closed.aborted) return;
      closing.abort(new Problem('missing', 'That data set is not open any more', 'Open its file again.'));
      if (uses === 0) data.close();
    },
  };
}
