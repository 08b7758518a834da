import type { DataColumn } from '../open-data.ts';
import type { Store } from '../store.ts';

/** The rows of a store with what is known of their columns. */
export interface Cells {
  readonly store: Store;
  readonly rows: number;
  readonly columns: readonly CellColumn[];
}

export interface CellColumn extends DataColumn {
  /** What the engine calls it: c0, c1, … */
  readonly id: string;
  /** The engine's type of it. */
  readonly sqlType: string;
  /** SQL for the cell as a double, never NULL: NaN where it is missing; NaN everywhere in a column of texts. */
  readonly asDouble: string;
  /** SQL for the cell as a text: a date in ISO form, a number with all its digits. */
  readonly asText: string;
  /** Of whole numbers some of which have digits that a double does not tell. */
  readonly beyondDoubles: boolean;
}

/** Doubles hold every whole number up to here. */
const EXACT = 2n ** 53n;
/** Columns that one query is asked about: the engine takes long over very long ones. */
export const COLUMNS_A_QUERY = 200;

export async function cellsOf(
  store: Store,
  rows: number,
  columns: readonly DataColumn[],
  signal?: AbortSignal,
): Promise<Cells> {
  const types = await store.query(
    "SELECT data_type FROM duckdb_columns() WHERE database_name = 'data' AND table_name = 'cells' ORDER BY column_index",
    signal,
  );
  const sqlTypes = types.map(([type]) => String(type));
  const beyond = await beyondDoubles(store, sqlTypes, signal);
  return {
    store,
    rows,
    columns: columns.map((column, j) => {
      const id = `c${j}`;
      const sqlType = sqlTypes[j] ?? '';
      return {
        ...column,
        id,
        sqlType,
        asDouble: isNumeric(column) || column.type === 'boolean' ? doubleOf(id, sqlType) : NAN,
        asText: `${id}::VARCHAR`,
        beyondDoubles: beyond.has(j),
      };
    }),
  };
}

export function isNumeric({ type }: Pick<DataColumn, 'type'>): boolean {
  return type === 'number' || type === 'integer';
}

const NAN = "'nan'::DOUBLE";

function doubleOf(id: string, sqlType: string): string {
  // The engine's own way from 128 bits to a double rounds twice.
  const double = sqlType === 'HUGEINT' ? `${id}::VARCHAR::DOUBLE` : `${id}::DOUBLE`;
  return `coalesce(${double}, ${NAN})`;
}

/** Which columns of whole numbers hold one beyond what doubles count by ones, whose digits a double does not tell. */
async function beyondDoubles(
  store: Store,
  sqlTypes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Set<number>> {
  const whole = sqlTypes.flatMap((type, j) => (type === 'BIGINT' || type === 'HUGEINT' ? [j] : []));
  const found = new Set<number>();
  for (const part of inParts(whole, COLUMNS_A_QUERY)) {
    const ends = part.map((j) => `min(c${j}), max(c${j})`);
    const [row] = await store.query(`SELECT ${ends.join(', ')} FROM data.cells`, signal);
    for (const [i, j] of part.entries()) {
      const [min, max] = [row![2 * i], row![2 * i + 1]] as (bigint | null)[];
      if ((min ?? 0n) < -EXACT || (max ?? 0n) > EXACT) found.add(j);
    }
  }
  return found;
}

export function* inParts<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
