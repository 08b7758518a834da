import { Problem, quote } from '../../../core/problem.ts';
import type { Store } from '../store.ts';
import { counted, literal } from '../typing/sql.ts';
import { cellName } from './json-lists.ts';
import { pointerTo } from './pointers.ts';

/** A table that was taken out of an object into data.raw. */
export interface InnerTable {
  /** The columns' names, where the records are lists now. */
  readonly names: readonly string[] | undefined;
  readonly warnings: readonly string[];
}

/** A member of the object: its name, kind, length, and the kind of its first value where it is a list. */
interface Member {
  readonly key: string;
  readonly kind: string;
  readonly length: number;
  readonly first: string | null;
}

/**
 * Takes the table out of a single object: a list of rows under some name, or a list for each column.
 * @returns null when the object is itself a row
 * @throws Problem when there are several tables, or columns of different lengths
 */
export async function takeInner(
  store: Store,
  file: string,
  signal: AbortSignal | undefined,
): Promise<InnerTable | null> {
  const members = await membersOf(store, signal);
  if (!members || members.length === 0) return null;
  const tables = members.filter(({ first }) => first === 'OBJECT' || first === 'ARRAY');
  const all = (wanted: string) => members.every(({ kind }) => kind === wanted);
  if (all('ARRAY') && tables.length === 0) return takeColumns(store, file, members, signal);
  if (all('OBJECT')) return takeIndexed(store, members, signal);
  const [table, other] = tables;
  if (!table) return null;
  if (other) {
    throw new Problem(
      'data',
      `${file} holds several tables: ${tables.map(({ key }) => quote(key)).join(', ')}`,
      'Write the one that you need into a file of its own.',
    );
  }
  const names = table.first === 'ARRAY' ? await givenNames(store, members, signal) : undefined;
  await replaceRecords(store, `SELECT ${elements(table.key)} AS json FROM data.raw`, signal);
  const leftOut = members.filter(({ key }) => key !== table.key).map(({ key }) => quote(key));
  const taken = `The table was taken from ${quote(table.key)} (${counted(table.length, 'row')})`;
  return { names, warnings: leftOut.length === 0 ? [] : [`${taken}; left out: ${leftOut.join(', ')}.`] };
}

/** Null when the file's one value is no object. */
async function membersOf(store: Store, signal: AbortSignal | undefined): Promise<Member[] | null> {
  const [root] = await store.query('SELECT json_type(json) FROM data.raw', signal);
  if (root?.[0] !== 'OBJECT') return null;
  const rows = await store.query(
    `SELECT key, json_type(value), coalesce(json_array_length(value), 0), CASE WHEN json_type(value) = 'ARRAY' THEN json_type(value, '/0') END
     FROM (SELECT key, json_extract(json, '/' || replace(replace(key, '~', '~0'), '/', '~1')) AS value
           FROM (SELECT unnest(json_keys(json)) AS key, json FROM data.raw))`,
    signal,
  );
  return rows.map(([key, kind, length, first]) => ({
    key: String(key),
    kind: String(kind),
    length: Number(length),
    first: first === null ? null : String(first),
  }));
}

/** The elements of a list, as rows. */
const elements = (key: string) =>
  `unnest(from_json(json_extract(json, ${literal(pointerTo(key))}), '["JSON"]'))`;

/** The values of an object, as rows. */
const values = (key: string) =>
  `unnest(map_values(from_json(json_extract(json, ${literal(pointerTo(key))}), '"MAP(VARCHAR, JSON)"')))`;

/** The names that pandas writes beside lists of values (orient="split"). */
async function givenNames(
  store: Store,
  members: readonly Member[],
  signal: AbortSignal | undefined,
): Promise<string[] | undefined> {
  if (!members.some(({ key, kind }) => key === 'columns' && kind === 'ARRAY')) return undefined;
  const [row] = await store.query(
    "SELECT CAST(json_extract(json, '/columns') AS VARCHAR) FROM data.raw",
    signal,
  );
  return (JSON.parse(String(row![0])) as unknown[]).map(cellName);
}

/** A list for each column, side by side. */
async function takeColumns(
  store: Store,
  file: string,
  members: readonly Member[],
  signal: AbortSignal | undefined,
): Promise<InnerTable> {
  const [{ key, length }] = members as [Member];
  const other = members.find((each) => each.length !== length);
  if (other) {
    throw new Problem(
      'data',
      `${file}: the column ${quote(other.key)} has ${counted(other.length, 'value')} where ${quote(key)} has ${length}`,
      'Give all columns the same number of values.',
    );
  }
  if (length === 0) {
    throw new Problem(
      'data',
      `${file} has columns but no rows`,
      'Choose a file that holds at least one row.',
    );
  }
  await placeSideBySide(
    store,
    members.map((member) => elements(member.key)),
    signal,
  );
  return { names: members.map((member) => member.key), warnings: [] };
}

/** An object for each column, its values under the same numbers in all: what pandas writes when nothing else is said. */
async function takeIndexed(
  store: Store,
  members: readonly Member[],
  signal: AbortSignal | undefined,
): Promise<InnerTable | null> {
  const keys = members.map(({ key }) => `json_keys(json, ${literal(pointerTo(key))})`);
  const [row] = await store.query(
    `SELECT ${keys.map((each) => `${each} = ${keys[0]}`).join(' AND ')}, ${keys[0]}[1:20] FROM data.raw`,
    signal,
  );
  const [alike, index] = row as [boolean, string[]];
  // One object of objects may as well be a single row with nested columns.
  if (!alike || index.length === 0 || !index.every((key) => /^\d+$/.test(key))) return null;
  await placeSideBySide(
    store,
    members.map(({ key }) => values(key)),
    signal,
  );
  return { names: members.map(({ key }) => key), warnings: [] };
}

/** Makes records of columns, each of them as rows. */
function placeSideBySide(
  store: Store,
  columns: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const cells = columns.map((column, i) => `${column} AS v${i}`);
  const list = columns.map((_, i) => `v${i}`);
  return replaceRecords(
    store,
    `SELECT json_array(${list.join(', ')}) AS json FROM (SELECT ${cells.join(', ')} FROM data.raw)`,
    signal,
  );
}

async function replaceRecords(store: Store, select: string, signal: AbortSignal | undefined): Promise<void> {
  await store.run(
    `CREATE TABLE data.rows AS ${select}; DROP TABLE data.raw; ALTER TABLE data.rows RENAME TO raw`,
    signal,
  );
}
