import type { ColumnType, ReadChoices, Receipt } from '../../../core/data/receipt.ts';
import { uniqueNames } from '../../../core/data/unique-names.ts';
import { Problem, quote } from '../../../core/problem.ts';
import type { Loaded } from '../loaded.ts';
import type { Store } from '../store.ts';
import { conversions } from './conversions.ts';
import { numberNotes } from './number-notes.ts';
import { literal } from './sql.ts';
import { typeNames } from './type-names.ts';

/** A column of a query, with the type that its file gives it. */
export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** An expression over the source's row, NULL where missing: DOUBLE, a whole type, VARCHAR, BOOLEAN, DATE or TIMESTAMP. */
  readonly sql: string;
  /** Of a whole column: it may hold numbers beyond 64 bits. */
  readonly huge?: boolean;
  /** What the cell says in the file as VARCHAR, where `sql` has lost that. */
  readonly text?: string;
}

export interface TypedSource {
  readonly store: Store;
  /** What stands behind FROM. */
  readonly from: string;
  readonly columns: readonly TypedColumn[];
  /** Of the file. */
  readonly name: string;
  /** "row 3", "record 3" for the place of a row from 0. */
  readonly rowName: (row: number) => string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes data.cells of a query: the columns' types as they are in the file, or as the user chose.
 * @throws Problem naming the first cell that is not of the chosen type
 */
export async function createCells(
  source: TypedSource,
  receipt: Receipt,
): Promise<Pick<Loaded, 'rows' | 'columns' | 'receipt' | 'store'>> {
  const { store, from, signal, name } = source;
  const { names, warnings } = uniqueNames(
    source.columns.map((column) => column.name),
    'The file',
  );
  const { choices } = receipt;
  const wanted = source.columns.map((column, i) => chosen({ ...column, name: names[i]! }, choices));
  refuseUnknown(choices, names, name);
  await refuseUnfit(
    source,
    wanted.filter(({ changed }) => changed),
  );
  const columns = await narrowed(source, wanted);
  const list = columns.map(({ sql }, i) => `${sql} AS c${i}`).join(', ');
  await store.run(`CREATE TABLE data.cells AS SELECT ${list} FROM ${from}`, signal);
  const counts = columns.map((_, i) => `count(c${i})`);
  const [row] = await store.query(`SELECT count(*), ${counts.join(', ')} FROM data.cells`, signal);
  const [rows, ...present] = row!.map(Number) as [number, ...number[]];
  if (rows === 0) {
    throw new Problem(
      'data',
      `${name} has columns but no rows`,
      'Choose a file that holds at least one row.',
    );
  }
  const notes = await numberNotes(
    store,
    // What says what its cells are in the file has told of those already.
    columns.map(({ name: title, type, text, changed }) => ({
      name: title,
      type,
      told: text !== undefined && !changed,
    })),
    source.rowName,
    signal,
  );
  return {
    rows,
    columns: columns.map((column, i) => ({
      name: column.name,
      type: column.type,
      missing: rows - present[i]!,
      distinct: null,
    })),
    receipt: { ...receipt, warnings: [...receipt.warnings, ...notes, ...warnings] },
    store,
  };
}

interface ChosenColumn extends TypedColumn {
  /** Whether the user wants another type than the file's. */
  readonly changed: boolean;
  /** The same before it was changed, missing where it is to be. */
  readonly before: string;
}

function chosen(column: TypedColumn, { columns = {}, missing: everywhere = [] }: ReadChoices): ChosenColumn {
  const choice = Object.hasOwn(columns, column.name) ? columns[column.name]! : {};
  const marks = [...everywhere, ...(choice.missing ?? [])];
  const { type: wanted = column.type } = choice;
  const asText = column.text ?? conversions[column.type].text(column.sql);
  const unless = (sql: string) =>
    marks.length === 0
      ? sql
      : `CASE WHEN ${asText} IN (${marks.map(literal).join(', ')}) THEN NULL ELSE ${sql} END`;
  if (wanted === column.type) {
    const sql = unless(column.sql);
    return { ...column, sql, before: sql, changed: false };
  }
  // What the file says goes before what its digits became.
  const source = column.text !== undefined && column.type !== 'text' ? column.text : column.sql;
  const type = source === column.text ? 'text' : column.type;
  return {
    ...column,
    type: wanted,
    sql: unless(conversions[type][wanted](source)),
    before: unless(asText),
    changed: true,
  };
}

function refuseUnknown({ columns = {} }: ReadChoices, names: readonly string[], file: string): void {
  const unknown = Object.keys(columns).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new Problem(
    'data',
    `${file} has no column ${quote(unknown)}, for which a type or missing marks were chosen`,
    `Its columns: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`,
  );
}

/** A cell that was there and is nothing any more does not fit. */
async function refuseUnfit(source: TypedSource, changed: readonly ChosenColumn[]): Promise<void> {
  for (const { name, type, sql, before } of changed) {
    const unfit = await source.store.query(
      `SELECT place, before FROM (SELECT row_number() OVER () - 1 AS place, ${before} AS before, ${sql} AS after FROM ${source.from})
       WHERE before IS NOT NULL AND after IS NULL LIMIT 1`,
      source.signal,
    );
    const [row] = unfit;
    if (!row) continue;
    const [place, text] = row as [bigint, string];
    throw new Problem(
      'data',
      `${source.name}, ${source.rowName(Number(place))}, column ${name}: ${quote(text)} is no ${typeNames[type]}`,
      `Choose another type for ${name}, or say that ${quote(text)} means missing.`,
    );
  }
}

/** What makes a column narrower where all its cells allow it. */
const narrower: Readonly<Partial<Record<ColumnType, { fits: (sql: string) => string; to: string }>>> = {
  integer: {
    fits: (sql) => `min(${sql}) >= -9223372036854775808 AND max(${sql}) <= 9223372036854775807`,
    to: 'BIGINT',
  },
  date: { fits: (sql) => `bool_and(${sql} = date_trunc('day', ${sql}))`, to: 'DATE' },
};

/** Columns asked about at a time. */
const AT_ONCE = 300;

/** Whole numbers are BIGINT wherever they fit, and dates without times are DATE: half the memory. */
async function narrowed(source: TypedSource, columns: readonly ChosenColumn[]): Promise<ChosenColumn[]> {
  const open = columns.filter(({ type, huge, changed }) => narrower[type] && (changed || huge));
  const fitting = new Set<ChosenColumn>();
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const some = open.slice(from, from + AT_ONCE);
    const asked = some.map(({ type, sql }) => `coalesce(${narrower[type]!.fits(`(${sql})`)}, true)`);
    const [answers] = await source.store.query(
      `SELECT ${asked.join(', ')} FROM ${source.from}`,
      source.signal,
    );
    for (const [i, column] of some.entries()) if (answers![i] === true) fitting.add(column);
  }
  return columns.map((column) =>
    fitting.has(column)
      ? { ...column, sql: `CAST((${column.sql}) AS ${narrower[column.type]!.to})` }
      : column,
  );
}
