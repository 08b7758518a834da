import { Problem } from '../../../core/problem.ts';
import type { Store } from '../store.ts';
import { literal } from '../typing/sql.ts';
import { pointerTo } from './pointers.ts';

/** What the engine calls a value of JSON. */
export type JsonKind =
  | 'UBIGINT'
  | 'BIGINT'
  | 'HUGEINT'
  | 'DOUBLE'
  | 'VARCHAR'
  | 'BOOLEAN'
  | 'NULL'
  | 'ARRAY'
  | 'OBJECT';

/** A place in the records that becomes a column. */
export interface JsonLeaf {
  readonly name: string;
  /** From the record. */
  readonly pointer: string;
  /** How many records hold what there. */
  readonly kinds: Readonly<Partial<Record<JsonKind, number>>>;
  /** Records in which its name stands more than once. */
  readonly repeated: number;
}

/** Columns of nested objects beyond this depth are kept as texts of JSON. */
const DEEPEST = 16;
const MOST_COLUMNS = 20_000;
/** Places asked for in one query. */
const AT_ONCE = 500;

/** The names of the records' values in the order in which they are met, those of nested objects as "a.b". */
export async function findLeaves(
  store: Store,
  file: string,
  signal: AbortSignal | undefined,
): Promise<JsonLeaf[]> {
  return leavesUnder('', '', 0);

  async function leavesUnder(pointer: string, prefix: string, depth: number): Promise<JsonLeaf[]> {
    const keys = await keysAt(store, pointer, signal);
    if (keys.length > MOST_COLUMNS) {
      throw new Problem(
        'data',
        `${file} has ${keys.length.toLocaleString('en-US')} different names in its objects${prefix && ` under ${prefix}`}, which are no columns of a table`,
        'Give the same thing the same name in every object.',
      );
    }
    const found = await kindsAt(
      store,
      keys.map(({ key }) => pointer + pointerTo(key)),
      signal,
    );
    const leaves: JsonLeaf[] = [];
    for (const [i, { key, times }] of keys.entries()) {
      const { kinds, holding } = found[i]!;
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const nested = Object.keys(kinds).every((kind) => kind === 'OBJECT' || kind === 'NULL') && kinds.OBJECT;
      const under =
        nested && depth < DEEPEST ? await leavesUnder(pointer + pointerTo(key), name, depth + 1) : [];
      if (under.length > 0) leaves.push(...under);
      else leaves.push({ name, pointer: pointer + pointerTo(key), kinds, repeated: times - holding });
    }
    return leaves;
  }
}

async function keysAt(
  store: Store,
  pointer: string,
  signal: AbortSignal | undefined,
): Promise<{ key: string; times: number }[]> {
  const keys = pointer === '' ? 'json_keys(json)' : `json_keys(json, ${literal(pointer)})`;
  const rows = await store.query(
    `SELECT key, count(*) FROM (
       SELECT unnest(keys) AS key, unnest(range(len(keys))) AS position, place
       FROM (SELECT ${keys} AS keys, rowid AS place FROM data.raw)
     ) GROUP BY key ORDER BY min(place * 1000000 + position)`,
    signal,
  );
  return rows.map(([key, times]) => ({ key: String(key), times: Number(times) }));
}

/** What is met at each of these places. */
export async function kindsAt(
  store: Store,
  pointers: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ kinds: JsonLeaf['kinds']; holding: number }[]> {
  const found: { kinds: JsonLeaf['kinds']; holding: number }[] = [];
  for (let from = 0; from < pointers.length; from += AT_ONCE) {
    const some = pointers.slice(from, from + AT_ONCE);
    const counts = some.map((_, i) => `histogram(kinds[${i + 1}])`);
    const [row] = await store.query(
      `SELECT ${counts.join(', ')} FROM (SELECT json_type(json, [${some.map(literal).join(', ')}]) AS kinds FROM data.raw)`,
      signal,
    );
    for (const cell of row!) {
      const entries = histogramEntries(cell);
      found.push({
        kinds: Object.fromEntries(entries),
        holding: entries.reduce((sum, [, count]) => sum + count, 0),
      });
    }
  }
  return found;
}

/** A MAP of the engine as plain pairs. */
function histogramEntries(map: unknown): [JsonKind, number][] {
  if (map === null) return [];
  return (map as { key: JsonKind; value: bigint }[]).map(({ key, value }) => [key, Number(value)]);
}
