import type { ColumnType } from '../../core/data/receipt.ts';
import { predictionWidth } from '../../core/evaluate/predict.ts';
import { engineProblem } from '../data/store/engine-problem.ts';
import { createStore, type Store, type StoreColumn } from '../data/store.ts';
import { identifier, literal } from '../data/typing/sql.ts';
import { fileProblem } from '../file-problem.ts';
import type { PreparedScoring } from './prepare-scoring.ts';
import type { ScoredColumns } from './scored-columns.ts';
import { scoredRows, type WriteOptions } from './scored-rows.ts';

type Value = number | bigint | string | boolean | null;

/**
 * Writes the rows with their predictions as Parquet, every column with its type.
 * @param path of a file that is there already
 */
export async function writeParquet(
  path: string,
  scoring: PreparedScoring,
  { names, predicted }: ScoredColumns,
  options: WriteOptions,
): Promise<void> {
  const { model, data } = scoring;
  const width = predictionWidth(model.target);
  const own = await Promise.all(
    data.columns.map(async ({ type }, at) =>
      ownColumn(type, type === 'integer' && (await scoring.isHuge(at))),
    ),
  );
  const columns = [...own, ...predicted.map(({ type }) => ({ type }))];
  const store = await createStore();
  try {
    const filler = await store.fill(
      columns.map(({ type, ...rest }, i): StoreColumn => ({ name: names[i]!, type: kept(type), ...rest })),
    );
    for await (const { rows, predictions } of scoredRows(scoring, options)) {
      const values: Value[][] = own.map(({ type }, at) => rows.map((row) => typed(row[at]!, type)));
      for (const { valueIn } of predicted) {
        values.push(rows.map((_, i) => valueIn(predictions, i * width)));
      }
      await filler.add(values, rows.length);
    }
    await filler.end();
    const selected = await Promise.all(
      columns.map(async (column, i) => `${await asWritten(store, column, i)} AS ${identifier(names[i]!)}`),
    );
    // Into the file that is there, whose permissions it keeps.
    const how = 'FORMAT parquet, USE_TMP_FILE false';
    const sql = `COPY (SELECT ${selected.join(', ')} FROM data.cells) TO ${literal(path)} (${how})`;
    await copy(store, sql, options.signal);
  } catch (error) {
    throw systemProblem(error, path);
  } finally {
    store.close();
  }
}

/** Not by `store.run`, which takes a full disk for that of its temporary files. */
async function copy({ connection }: Store, sql: string, signal: AbortSignal | undefined): Promise<void> {
  const stop = () => connection.interrupt();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop);
  try {
    await connection.run(sql);
  } finally {
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
  }
}

interface OwnColumn {
  readonly type: ColumnType;
  /** Whole numbers beyond 64 bits. */
  readonly huge?: true;
}

const ownColumn = (type: ColumnType, huge: boolean): OwnColumn => ({ type, ...(huge && { huge: true }) });

/** Dates are texts until it is known whether they have times. */
const kept = (type: ColumnType): ColumnType => (type === 'date' ? 'text' : type);

const LONGEST_EXACT = 15;

const values: Readonly<Record<ColumnType, (text: string) => Value>> = {
  number: Number,
  integer: (text) => (text.length <= LONGEST_EXACT ? Number(text) : BigInt(text)),
  boolean: (text) => text === 'true',
  date: (text) => text,
  text: (text) => text,
};

function typed(cell: string | null, type: ColumnType): Value {
  return cell === null ? null : values[type](cell);
}

/** A column as Parquet has it: DuckDB would write whole numbers of 128 bits as doubles. */
async function asWritten(store: Store, { type, huge }: OwnColumn, at: number): Promise<string> {
  const column = `c${at}`;
  if (type === 'date') {
    const [[timed]] = (await store.query(
      `SELECT coalesce(max(length(${column})), 0) > 10 FROM data.cells`,
    )) as [[boolean]];
    return `CAST(${column} AS ${timed ? 'TIMESTAMP' : 'DATE'})`;
  }
  if (!huge) return column;
  const [[fits]] = (await store.query(
    `SELECT coalesce(max(${column}) < 1e38 AND min(${column}) > -1e38, true) FROM data.cells`,
  )) as [[boolean]];
  return `CAST(${column} AS ${fits ? 'DECIMAL(38, 0)' : 'VARCHAR'})`;
}

/** What DuckDB says in words of its own where the file system refuses. */
const systemWords: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/i, 'ENOSPC'],
  [/quota exceeded/i, 'EDQUOT'],
  [/Permission denied/i, 'EACCES'],
];

function systemProblem(error: unknown, path: string): unknown {
  const message = error instanceof Error ? error.message : '';
  const code = systemWords.find(([words]) => words.test(message))?.[1];
  return code ? Object.assign(new Error(message), { code }) : fileProblem(engineProblem(error), path);
}
