import { plainReceipt } from '../../../core/data/receipt.ts';
import { Problem, problemData } from '../../../core/problem.ts';
import type { Loaded } from '../loaded.ts';
import type { OpenOptions } from '../open-data.ts';
import type { SourceFile } from '../source-file.ts';
import { disableOptimizers } from '../store/plain-plans.ts';
import { createStore, type Store } from '../store.ts';
import { createCells } from '../typing/create-cells.ts';
import { literal } from '../typing/sql.ts';
import { fieldOfStruct, type ParquetColumn, parquetColumn, structFields } from './parquet-columns.ts';

/** The engine plans every column by itself. */
const MOST_COLUMNS = 20_000;

/**
 * Reads a Parquet file: its own types, in the order of its rows; fields of nested columns as columns "a.b".
 * @throws Problem naming the file when it is damaged, empty, or cannot be held exactly
 */
export async function loadParquet(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  const { signal, choices = {} } = options;
  const path = literal(await file.plainPath());
  const store = await createStore();
  try {
    return await loadInto(store, path, file.name, signal, choices);
  } catch (error) {
    store.close();
    signal?.throwIfAborted();
    throw damaged(error, file.name);
  }
}

async function loadInto(
  store: Store,
  path: string,
  name: string,
  signal: AbortSignal | undefined,
  choices: NonNullable<OpenOptions['choices']>,
): Promise<Loaded> {
  const topNames = await readNames(store, path, name);
  const described = await store.query(`DESCRIBE SELECT * FROM read_parquet(${path})`, signal);
  await disableOptimizers(store, described.length);
  const aliases = described.map((_, i) => `s${i}`);
  const from = `read_parquet(${path}) AS source(${aliases.join(', ')})`;
  const warnings: string[] = [];
  const columns: ParquetColumn[] = [];
  for (const [i, row] of described.entries()) {
    const type = String(row[1]);
    const top = topNames[i]!;
    if (type === 'BLOB') {
      const blob = await readBlob(store, from, `s${i}`, top, signal);
      if (blob) columns.push(blob);
      else warnings.push(`${top} holds bytes that are no text: it is left out.`);
    } else {
      addColumns(columns, top, type, `s${i}`);
    }
  }
  if (columns.length > MOST_COLUMNS) {
    const count = (many: number) => many.toLocaleString('en-US');
    throw new Problem(
      'data',
      `${name} has ${count(columns.length)} columns, where at most ${count(MOST_COLUMNS)} can be read`,
      'Write fewer columns; a table with so many may stand on its side.',
    );
  }
  if (columns.length === 0) {
    throw new Problem(
      'data',
      `${name} holds nothing but bytes that are no text`,
      'Write numbers or texts into it.',
    );
  }
  warnings.push(...columns.flatMap(({ note }) => note ?? []));
  warnings.push(...(await countChanges(store, from, columns, signal)));
  const receipt = { ...plainReceipt('parquet', choices), warnings };
  return createCells({ store, from, columns, name, rowName: (row) => `row ${row + 1}`, signal }, receipt);
}

/** The columns' names as they are in the file: the engine renames those that differ only in case. */
async function readNames(store: Store, path: string, file: string): Promise<string[]> {
  const schema = await store.query(`SELECT name, num_children, precision, type FROM parquet_schema(${path})`);
  const [root, ...rest] = schema as [string, bigint | null, bigint | null, string | null][];
  const names: string[] = [];
  let at = 0;
  const skip = () => {
    const [name, children, precision] = rest[at++]!;
    // The engine would read wrong numbers there.
    if (Number(precision ?? 0) > 38) {
      throw new Problem(
        'data',
        `${file}: ${name} holds decimals of ${precision} digits, more than can be read (38)`,
        'Write that column as doubles or as texts.',
      );
    }
    for (let i = 0; i < Number(children ?? 0); i++) skip();
    return name;
  };
  for (let i = 0; i < Number(root?.[1] ?? 0); i++) names.push(skip());
  return names;
}

function addColumns(columns: ParquetColumn[], name: string, type: string, source: string): void {
  const fields = structFields(type);
  if (!fields) {
    columns.push(parquetColumn(name, type, source));
    return;
  }
  for (const field of fields)
    addColumns(columns, `${name}.${field.name}`, field.type, fieldOfStruct(source, field.name));
}

/** Bytes are texts where each cell is UTF-8: older programs do not say so. */
async function readBlob(
  store: Store,
  from: string,
  source: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<ParquetColumn | null> {
  const text = `TRY(decode(${source}))`;
  const [row] = await store.query(
    `SELECT count(*) FILTER (WHERE ${source} IS NOT NULL AND ${text} IS NULL) FROM ${from}`,
    signal,
  );
  if (Number(row![0]) > 0) return null;
  return { name, type: 'text', sql: text, changed: null, warning: null, note: null };
}

async function countChanges(
  store: Store,
  from: string,
  columns: readonly ParquetColumn[],
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const watched = columns.filter(({ changed }) => changed !== null);
  if (watched.length === 0) return [];
  const [row] = await store.query(
    `SELECT ${watched.map(({ changed }) => changed).join(', ')} FROM ${from}`,
    signal,
  );
  return watched.flatMap(({ warning }, i) => (Number(row![i]) > 0 ? warning!(Number(row![i])) : []));
}

/** What the engine says of a file that it cannot read. */
function damaged(error: unknown, name: string): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const { message } = problemData(error);
  if (/at least one non-root column/.test(message)) {
    return new Problem(
      'data',
      `${name} has no columns`,
      'Choose a file with at least one column and one row.',
    );
  }
  if (
    !/parquet|snappy|zstd|gzip|lz4|brotli|thrift|page|column chunk|decompress|TProtocol|Invalid Input|IO Error/i.test(
      message,
    )
  )
    return error;
  const said = message
    .replace(/^.*?Error: /s, '')
    .split('\n', 1)[0]!
    .replace(/^Failed to read file "[^"]*": /, '')
    .slice(0, 200);
  return new Problem(
    'data',
    `${name} is a damaged Parquet file: ${said}`,
    'Copy or download the file again, or write it anew.',
  );
}
