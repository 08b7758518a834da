import type { Store } from '../store.ts';

/** Some columns next to each other, which are read together: r0, r1, … of their source, c0, c1, … of their table. */
export interface ColumnPart {
  readonly table: string;
  readonly from: number;
  /** The first column behind it. */
  readonly to: number;
  /** Makes the table. @param select with SOURCE for what its columns come from */
  create(select: string): Promise<void>;
}

/** Stands in statements for the rows as they are in the file. */
export const SOURCE = '(SELECT * FROM descent_source)';

/** For each test of a cell the engine copies the places of all columns beside it. */
const AT_ONCE = 250;

/**
 * Parts in which the columns are read. Few columns are read from the file in one go; the cells of many are put into a
 * table as they are, since the file is not to be read for each part.
 * @param source SQL for the cells of the file: r0, r1, …
 * @param read runs a statement that goes through the file
 */
export async function partsOf(
  store: Store,
  source: string,
  columns: number,
  read: (sql: string) => Promise<void>,
): Promise<ColumnPart[]> {
  const create = (table: string, rows: string, select: string) =>
    `DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} AS ${select.replace(SOURCE, () => rows)}`;
  if (columns <= AT_ONCE) {
    const table = 'data.cells';
    return [{ table, from: 0, to: columns, create: (select) => read(create(table, source, select)) }];
  }
  await read(`CREATE TABLE data.raw AS FROM ${source}`);
  return Array.from({ length: Math.ceil(columns / AT_ONCE) }, (_, k) => {
    const [table, from] = [`data.part${k}`, k * AT_ONCE];
    const to = Math.min(columns, from + AT_ONCE);
    const own = Array.from({ length: to - from }, (_, i) => `r${from + i} AS r${i}`);
    const rows = `(SELECT ${own.join(', ')} FROM data.raw)`;
    return { table, from, to, create: (select) => store.run(create(table, rows, select)) };
  });
}

/** Makes data.cells of the parts. */
export async function joinParts(
  store: Store,
  parts: readonly ColumnPart[],
  signal: AbortSignal | undefined,
): Promise<void> {
  if (parts.length === 1) return store.run('ALTER TABLE data.cells DROP COLUMN odd', signal);
  const cells = parts.flatMap(({ from, to }, k) =>
    Array.from({ length: to - from }, (_, i) => `p${k}.c${i} AS c${from + i}`),
  );
  const tables = parts.map(({ table }, k) => `${table} AS p${k}`);
  await store.run(
    `CREATE TABLE data.cells AS SELECT ${cells.join(', ')} FROM ${tables.join(' POSITIONAL JOIN ')}`,
    signal,
  );
  const done = ['data.raw', ...parts.map(({ table }) => table)];
  await store.run(done.map((table) => `DROP TABLE ${table}`).join('; '), signal);
}
