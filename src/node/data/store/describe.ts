import type { ColumnDescription } from '../../../core/data/description.ts';
import type { Table } from '../../../core/data/table.ts';
import { createRest } from '../../slices.ts';
import type { DataColumn } from '../open-data.ts';
import { cellText } from './cell-texts.ts';
import { type CellColumn, type Cells, COLUMNS_A_QUERY, inParts, isNumeric } from './cells.ts';
import { centreOf, describeNumbers, describeTexts, FEW_ROWS } from './describe-values.ts';
import { MOST_FREQUENT, type NumberRange, noFigures, SortedNumbers } from './sorted-numbers.ts';
import { doublesOf } from './vector-items.ts';

/** Every column of a table of few rows. */
export async function describeTable(
  table: Table,
  columns: readonly DataColumn[],
  signal?: AbortSignal,
): Promise<ColumnDescription[]> {
  const rest = createRest(signal);
  const width = columns.length;
  const descriptions: ColumnDescription[] = [];
  for (const [j, column] of columns.entries()) {
    await rest();
    const length = table.rows;
    descriptions.push(
      isNumeric(column)
        ? describeNumbers(Float64Array.from({ length }, (_, row) => table.values[row * width + j]!))
        : describeTexts(Array.from({ length }, (_, row) => cellText(table, row, j, column))),
    );
  }
  return descriptions;
}

/**
 * Every column of a store. Of numbers the infinite ones count as cells and as different values, but are left out of
 * all else. Whole numbers that no double can hold are told apart, and the frequent ones are texts.
 */
export async function describeCells(cells: Cells, signal?: AbortSignal): Promise<ColumnDescription[]> {
  const describe = cells.rows <= FEW_ROWS ? describeFewRows : describeManyRows;
  const descriptions: ColumnDescription[] = [];
  for (const part of inParts(cells.columns, COLUMNS_A_QUERY)) {
    descriptions.push(...(await describe(cells, part, signal)));
  }
  return descriptions;
}

async function describeFewRows(
  { store, rows }: Cells,
  columns: readonly CellColumn[],
  signal: AbortSignal | undefined,
): Promise<ColumnDescription[]> {
  const rest = createRest(signal);
  const numbers = columns.map((column) => (isNumeric(column) ? new Float64Array(rows) : undefined));
  const texts = columns.map((column): (string | null)[] | undefined => (isNumeric(column) ? undefined : []));
  const select = columns.map((column) => (isNumeric(column) ? column.asDouble : column.asText));
  let filled = 0;
  for await (const chunk of store.chunks(`SELECT ${select.join(', ')} FROM data.cells`, signal)) {
    for (const j of columns.keys()) {
      numbers[j]?.set(doublesOf(chunk, j), filled);
      if (texts[j]) texts[j].push(...(chunk.getColumnValues(j) as (string | null)[]));
    }
    filled += chunk.rowCount;
    await rest();
  }
  const descriptions: ColumnDescription[] = [];
  for (const [j, column] of columns.entries()) {
    await rest();
    const description = numbers[j] ? describeNumbers(numbers[j]) : describeTexts(texts[j]!);
    const exact = column.beyondDoubles ? await countValues(store, column, signal) : {};
    descriptions.push({ ...description, ...exact });
  }
  return descriptions;
}

async function describeManyRows(
  { store, rows }: Cells,
  columns: readonly CellColumn[],
  signal: AbortSignal | undefined,
): Promise<ColumnDescription[]> {
  const overview = await overviewOf(store, columns, signal);
  const descriptions: ColumnDescription[] = [];
  for (const [j, column] of columns.entries()) {
    const { count, infinities, range, fewValues } = overview[j]!;
    const counts = { count, missing: rows - count };
    if (!range) {
      descriptions.push({ ...noFigures, ...counts, ...(await countValues(store, column, signal)) });
      continue;
    }
    const sorted = new SortedNumbers(range);
    const finite = `FROM data.cells WHERE isfinite(${column.asDouble})`;
    const sql = fewValues
      ? `SELECT ${column.asDouble} AS v, count(*)::DOUBLE ${finite} GROUP BY v ORDER BY v`
      : `SELECT ${column.asDouble} AS v ${finite} ORDER BY v`;
    for await (const chunk of store.chunks(sql, signal)) {
      const values = doublesOf(chunk, 0);
      const times = fewValues ? doublesOf(chunk, 1) : undefined;
      for (let i = 0; i < values.length; i++) sorted.add(values[i]!, times ? times[i]! : 1);
    }
    const figures = sorted.end();
    const exact = column.beyondDoubles ? await countValues(store, column, signal) : {};
    descriptions.push({ ...counts, ...figures, distinct: figures.distinct + infinities, ...exact });
  }
  return descriptions;
}

interface Overview {
  readonly count: number;
  /** How many different ones there are. */
  readonly infinities: number;
  /** Of a column of numbers. */
  readonly range?: NumberRange;
  /** So few that counting them is faster than sorting the cells. */
  readonly fewValues: boolean;
}

async function overviewOf(
  store: Cells['store'],
  columns: readonly CellColumn[],
  signal: AbortSignal | undefined,
): Promise<Overview[]> {
  const select = columns.map((column) => {
    if (!isNumeric(column)) return `[count(${column.id})::DOUBLE]`;
    const value = column.asDouble;
    const finite = `FILTER (isfinite(${value}))`;
    const infinite = ["'inf'", "'-inf'"].map((sign) => `bool_or(${value} = ${sign}::DOUBLE)::DOUBLE`);
    const ends = `min(${value}) ${finite}, max(${value}) ${finite}, favg(${value}) ${finite}`;
    return `[count(${column.id})::DOUBLE, count(*) ${finite}, ${ends}, approx_count_distinct(${column.id}), ${infinite.join(', ')}]`;
  });
  const [row] = await store.query(`SELECT ${select.join(', ')} FROM data.cells`, signal);
  return (row as (number | null)[][]).map((figures) => {
    const [count, finite, min, max, mean, different, above, below] = figures.map((figure) => figure ?? 0);
    if (finite === undefined) return { count: count!, infinities: 0, fewValues: false };
    const centre = centreOf(mean!, min!, max!);
    return {
      count: count!,
      infinities: above! + below!,
      range: { count: finite, min: min!, max: max!, centre },
      fewValues: different! < finite / 8,
    };
  });
}

/** How many different values a column has, and the most frequent ones as texts. */
async function countValues(
  store: Cells['store'],
  { id }: CellColumn,
  signal: AbortSignal | undefined,
): Promise<Pick<ColumnDescription, 'distinct' | 'frequent'>> {
  const counted = `SELECT ${id} AS v, count(*) AS n FROM data.cells WHERE ${id} IS NOT NULL GROUP BY ${id}`;
  const rows = await store.query(
    `WITH counted AS MATERIALIZED (${counted})
     SELECT (SELECT count(*) FROM counted)::DOUBLE, v::VARCHAR, n::DOUBLE FROM counted ORDER BY n DESC, v LIMIT ${MOST_FREQUENT}`,
    signal,
  );
  return {
    distinct: (rows[0]?.[0] as number | undefined) ?? 0,
    frequent: rows.map(([, value, n]) => ({ value: value as string, rows: n as number })),
  };
}
