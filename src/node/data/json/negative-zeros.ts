import { duckdb } from '../duckdb.ts';
import type { Store } from '../store.ts';

/** Records changed at a time: what one chunk of the engine holds. */
const AT_ONCE = 2048;

/** The engine takes -0 for 0. Where it stands as a number in data.raw it is written as -0.0. */
export async function keepNegativeZeros(store: Store, signal: AbortSignal | undefined): Promise<void> {
  await store.run(
    String.raw`CREATE TABLE data.zeros AS SELECT rowid AS place, json FROM data.raw WHERE contains(json, '-0') AND regexp_matches(json, '(^|[\s:,\[])-0([\s,}\]]|$)')`,
    signal,
  );
  const [counted] = await store.query('SELECT count(*) FROM data.zeros', signal);
  const found = Number(counted![0]);
  if (found > 0) {
    await store.run('CREATE TABLE data.mended (place BIGINT, json VARCHAR)', signal);
    for (let from = 0; from < found; from += AT_ONCE) await mend(store, from, signal);
    // One join for all of them: each would else look through all records.
    await store.run(
      'UPDATE data.raw AS raw SET json = mended.json FROM data.mended AS mended WHERE raw.rowid = mended.place; DROP TABLE data.mended',
      signal,
    );
  }
  await store.run('DROP TABLE data.zeros', signal);
}

async function mend(store: Store, from: number, signal: AbortSignal | undefined): Promise<void> {
  const { DuckDBDataChunk, BIGINT, VARCHAR } = await duckdb();
  const rows = await store.query(
    `SELECT place, json FROM data.zeros WHERE rowid >= ${from} AND rowid < ${from + AT_ONCE}`,
    signal,
  );
  const chunk = DuckDBDataChunk.create([BIGINT, VARCHAR]);
  chunk.setColumns([
    rows.map(([place]) => place as bigint),
    rows.map(([, json]) => withFractions(json as string)),
  ]);
  const appender = await store.connection.createAppender('mended', 'main', 'data');
  appender.appendDataChunk(chunk);
  appender.flushSync();
  appender.closeSync();
}

/** Where -0 is a number and not the end of one (1e-0). */
const NEGATIVE_ZERO = /(?<![0-9A-Za-z.])-0(?=[\s,}\]]|$)/g;

/** Writes -0 as -0.0 outside texts. They are skipped by hand: they may be longer than a pattern can go back. */
function withFractions(json: string): string {
  let written = '';
  let at = 0;
  for (;;) {
    const open = json.indexOf('"', at);
    const stop = open < 0 ? json.length : open;
    written += json.slice(at, stop).replace(NEGATIVE_ZERO, '-0.0');
    if (open < 0) return written;
    at = textEnd(json, open);
    written += json.slice(open, at);
  }
}

/** The place behind the quote that closes a text. */
function textEnd(json: string, open: number): number {
  let close = open;
  do {
    close = json.indexOf('"', close + 1);
    if (close < 0) return json.length;
  } while (isEscaped(json, close));
  return close + 1;
}

function isEscaped(json: string, at: number): boolean {
  let from = at;
  while (json[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}
