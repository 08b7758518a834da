import type { DuckDBListValue } from '@duckdb/node-api';
import { type ColumnForm, decideForms } from '../../../core/data/text/rules/column-forms.ts';
import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import { duckdb } from '../duckdb.ts';
import type { DataColumn } from '../open-data.ts';
import type { SourceOptions } from '../source-file.ts';
import { disableOptimizers } from '../store/plain-plans.ts';
import { createStore, type Store } from '../store.ts';
import { literal } from '../typing/sql.ts';
import { type ColumnSql, columnSql, passSql } from './cell-sql.ts';
import { type ColumnPart, joinParts, partsOf, SOURCE } from './column-parts.ts';
import { OddCells } from './odd-cells.ts';
import { whileRunning } from './progress.ts';
import { type RejectedLine, rejectedLines } from './rejected-lines.ts';

/** It would reckon beforehand, for every cell, what is asked only of rows that are not plain. */
const OPTIMIZERS = ['common_subexpressions'];

/** The longest line that the engine is to take. */
export const LONGEST_LINE = 2 ** 25;

/** A text that stands in no file: empty cells are told apart from nothing by us. */
const NEVER = '\u0001descent\u0002';

export interface EngineTable {
  readonly store: Store;
  readonly rows: number;
  readonly columns: readonly DataColumn[];
  readonly forms: readonly ColumnForm[];
  readonly odd: OddCells;
  /** Lines that were left out, since they have not as many cells as there are columns, or broken quotes. */
  readonly rejected: readonly RejectedLine[];
}

/**
 * Reads a text of UTF-8 into `data.cells`. Columns are typed by what the sample told; where a cell disagrees, all is
 * read anew with what is known by then, which can only be more, so that it ends.
 */
export async function loadByEngine(
  path: string,
  bytes: number,
  layout: Layout,
  options: SourceOptions,
): Promise<EngineTable> {
  const store = await createStore();
  try {
    await disableOptimizers(store, layout.columns.length, OPTIMIZERS);
    const parts = await partsOf(store, sourceSql(path, layout), layout.columns.length, (sql) =>
      whileRunning(store, bytes, options, () => store.run(sql, options.signal)),
    );
    for (;;) {
      const forms = decideForms(layout.readings.map(({ evidence }) => evidence));
      const pass = await readOnce(store, parts, layout, forms, options);
      const now = decideForms(layout.readings.map(({ evidence }) => evidence));
      if (!pass.odd.misfit && forms.some((form, j) => isOther(form, now[j]!))) continue;
      if (!pass.odd.misfit) await writeOdd(store, pass, parts, options.signal);
      await joinParts(store, parts, options.signal);
      const counts = await countCells(store, layout, forms, options.signal);
      const rejected = await rejectedLines(store, path, layout, options);
      await disableOptimizers(store, layout.columns.length);
      return { store, ...counts, forms, odd: pass.odd, rejected };
    }
  } catch (error) {
    store.close();
    throw error;
  }
}

function isOther(a: ColumnForm, b: ColumnForm): boolean {
  return (
    a.type !== b.type ||
    a.kind !== b.kind ||
    a.other !== b.other ||
    a.width !== b.width ||
    a.timed !== b.timed
  );
}

/** The engine finds nothing out by itself: every cell comes as the text that it is. */
function sourceSql(path: string, layout: Layout): string {
  const { delimiter, quote, header, firstLine, columns, padded } = layout;
  const types = columns.map((_, j) => `'r${j}': 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    `columns = {${types}}`,
    `delim = ${literal(delimiter)}`,
    `quote = ${literal(quote)}`,
    `escape = ${literal(quote)}`,
    `header = ${header}`,
    // It would take a line of blanks for names.
    `skip = ${firstLine - 1}`,
    `nullstr = ${literal(NEVER)}`,
    'strict_mode = true',
    'null_padding = false',
    `max_line_size = ${LONGEST_LINE}`,
    "compression = 'none'",
    "encoding = 'utf-8'",
    // Which lines they are and what is wrong with them is told by us.
    'ignore_errors = true',
    'store_rejects = true',
  ];
  const source = `read_csv(${literal(path)}, ${options.join(', ')})`;
  // The engine takes a line of blanks for a row of one cell.
  if (columns.length === 1) return `(FROM ${source} WHERE r0 = '' OR trim(r0, e' \\t') <> '')`;
  if (!padded) return source;
  return `(SELECT ${columns.map((_, j) => `trim(r${j}, e' \\t') AS r${j}`).join(', ')} FROM ${source})`;
}

interface Pass {
  readonly odd: OddCells;
  readonly sql: readonly ColumnSql[];
}

async function readOnce(
  store: Store,
  parts: readonly ColumnPart[],
  { readings }: Layout,
  forms: readonly ColumnForm[],
  options: SourceOptions,
): Promise<Pass> {
  const marks = readings.map((reading, j) => reading.marks(forms[j]!));
  const met = readings.map((reading, j) => new Set([...reading.met].filter((mark) => marks[j]!.has(mark))));
  const odd = new OddCells(readings, forms);
  const sql: ColumnSql[] = [];
  for (const { table, from, to, create } of parts) {
    const own = forms.slice(from, to).map((form, i) => columnSql(i, form, marks[from + i]!, met[from + i]!));
    sql.push(...own);
    const { judged, select } = passSql(SOURCE, own, met.slice(from, to));
    await create(select);
    for await (const chunk of store.chunks(
      `SELECT rowid, odd FROM ${table} WHERE odd IS NOT NULL`,
      options.signal,
    )) {
      const [rows, lists] = chunk.getColumns() as [bigint[], DuckDBListValue[]];
      for (const [i, { items }] of lists.entries()) {
        for (const [k, cell] of items.entries()) {
          if (cell !== null) odd.judge(Number(rows[i]), from + judged[k]!, cell as string);
        }
      }
      if (odd.misfit) break;
    }
  }
  return { odd, sql };
}

/** Puts what the rules made of the odd cells into their places. */
async function writeOdd(
  store: Store,
  { odd: { values }, sql }: Pass,
  parts: readonly ColumnPart[],
  signal: AbortSignal | undefined,
): Promise<void> {
  if (values.length === 0) return;
  const { DuckDBDataChunk, BIGINT, INTEGER, VARCHAR } = await duckdb();
  await store.run('CREATE TABLE data.odd (place BIGINT, col INTEGER, says VARCHAR)', signal);
  const appender = await store.connection.createAppender('odd', 'main', 'data');
  for (let from = 0; from < values.length; from += 2048) {
    const part = values.slice(from, from + 2048);
    const chunk = DuckDBDataChunk.create([BIGINT, INTEGER, VARCHAR]);
    chunk.setColumns([
      part.map(({ row }) => BigInt(row)),
      part.map(({ column }) => column),
      part.map(({ readAs }) => readAs),
    ]);
    appender.appendDataChunk(chunk);
  }
  appender.flushSync();
  appender.closeSync();
  for (const column of new Set(values.map((value) => value.column))) {
    const { table, from } = parts.find((part) => column < part.to)!;
    await store.run(
      `UPDATE ${table} AS part SET c${column - from} = CAST(says AS ${sql[column]!.type}) FROM data.odd WHERE part.rowid = place AND col = ${column}`,
      signal,
    );
  }
  await store.run('DROP TABLE data.odd', signal);
}

async function countCells(
  store: Store,
  { columns }: Layout,
  forms: readonly ColumnForm[],
  signal: AbortSignal | undefined,
): Promise<{ rows: number; columns: DataColumn[] }> {
  const present = columns.map((_, j) => `count(c${j})`).join(', ');
  const [counts] = await store.query(`SELECT count(*), ${present} FROM data.cells`, signal);
  const [rows, ...cells] = counts!.map(Number) as [number, ...number[]];
  return {
    rows,
    columns: columns.map(({ name, unit, about }, j) => ({
      name,
      type: forms[j]!.type,
      ...(unit !== undefined && { unit }),
      ...(about !== undefined && { about }),
      missing: rows - cells[j]!,
      distinct: null,
    })),
  };
}
