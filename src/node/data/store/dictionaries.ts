import type { Column } from '../../../core/data/table.ts';
import { type CellColumn, type Cells, COLUMNS_A_QUERY, inParts, isNumeric } from './cells.ts';

/** The different texts of a column by code point; or why there is no list of them. */
export type Dictionary =
  | { readonly categories: readonly string[]; readonly sql: string }
  | { readonly refused: NonNullable<Column['refused']> };

const MOST_TEXTS = 100_000;

/** The dictionaries of the columns that hold texts or dates, by the places of the columns. */
export async function makeDictionaries(
  { store, columns }: Cells,
  signal?: AbortSignal,
): Promise<Map<number, Dictionary>> {
  const worded = columns.flatMap((column, j) => (isWorded(column) ? [j] : []));
  const counts = await countTexts({ store, columns }, worded, signal);
  const dictionaries = new Map<number, Dictionary>();
  for (const j of worded) {
    const count = counts.get(j)!;
    if (count > MOST_TEXTS) dictionaries.set(j, { refused: tooMany(columns[j]!, count) });
  }
  const told = worded.filter((j) => !dictionaries.has(j));
  for (const part of inParts(told, COLUMNS_A_QUERY)) {
    const made = await listTexts(
      store,
      part.map((j) => columns[j]!),
      signal,
    );
    for (const [i, j] of part.entries()) dictionaries.set(j, made[i]!);
  }
  return dictionaries;
}

function isWorded(column: CellColumn): boolean {
  return !isNumeric(column) && column.type !== 'boolean';
}

/** How many different texts there are, where the reader has not said so already. */
async function countTexts(
  { store, columns }: Pick<Cells, 'store' | 'columns'>,
  worded: readonly number[],
  signal: AbortSignal | undefined,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const unknown: number[] = [];
  for (const j of worded) {
    const { distinct } = columns[j]!;
    if (distinct === null) unknown.push(j);
    else counts.set(j, distinct);
  }
  for (const part of inParts(unknown, COLUMNS_A_QUERY)) {
    const select = part.map((j) => `count(DISTINCT ${columns[j]!.id})::DOUBLE`);
    const [row] = await store.query(`SELECT ${select.join(', ')} FROM data.cells`, signal);
    for (const [i, j] of part.entries()) counts.set(j, row![i] as number);
  }
  return counts;
}

function tooMany({ name, type }: CellColumn, count: number): NonNullable<Column['refused']> {
  const what = type === 'date' ? 'dates' : 'texts';
  return {
    message: `${name} has ${count.toLocaleString('en')} different ${what}, more than can be told apart (${MOST_TEXTS.toLocaleString('en')})`,
    hint: 'Leave it out of data.features.',
  };
}

/** Makes types of the engine whose numbers are the places of the texts. */
async function listTexts(
  store: Cells['store'],
  columns: readonly CellColumn[],
  signal: AbortSignal | undefined,
): Promise<Dictionary[]> {
  const types = columns.map(({ id, asText }) => {
    const texts = `SELECT DISTINCT ${asText} AS text FROM data.cells WHERE ${id} IS NOT NULL ORDER BY text`;
    return `CREATE OR REPLACE TYPE texts_${id} AS ENUM (${texts})`;
  });
  await store.query(types.join('; '), signal);
  const lists = columns.map(({ id }) => `enum_range(NULL::texts_${id})`);
  const [row] = await store.query(`SELECT ${lists.join(', ')}`, signal);
  return columns.map(({ id, asText }, i) => ({
    categories: row![i] as string[],
    sql: `coalesce(enum_code((${asText})::texts_${id})::DOUBLE, 'nan'::DOUBLE)`,
  }));
}
