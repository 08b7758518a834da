import type { ColumnType } from '../../../core/data/receipt.ts';
import type { TypedColumn } from '../typing/create-cells.ts';
import { counted, literal } from '../typing/sql.ts';

/** A column of a Parquet file, or a field of a nested one. */
export interface ParquetColumn extends TypedColumn {
  /** Cells that are not in the table as they are in the file, as an aggregate; null where none can be. */
  readonly changed: string | null;
  /** What to tell of them. */
  readonly warning: ((cells: number) => string) | null;
  /** Known without looking at the cells. */
  readonly note: string | null;
}

interface Reading {
  readonly pattern: RegExp;
  readonly type: ColumnType;
  readonly sql: (source: string, name: string) => string;
  /** Which cells change. */
  readonly changes?: (source: string, sqlType: string) => string;
  readonly warning?: (name: string, cells: number) => string;
  readonly note?: (name: string) => string;
}

const same = (source: string) => source;
const asText = (source: string) => `CAST(${source} AS VARCHAR)`;
/** Through its digits: the engine's own cast divides, which rounds twice where there are many. */
const decimalToDouble = (source: string) => `CAST(CAST(${source} AS VARCHAR) AS DOUBLE)`;

/** How each type of DuckDB becomes one of ours; the first that fits. */
const readings: readonly Reading[] = [
  {
    pattern: /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/,
    type: 'integer',
    sql: (s) => `CAST(${s} AS BIGINT)`,
  },
  {
    pattern: /^(?:UBIGINT|HUGEINT|UHUGEINT|DECIMAL\(\d+,0\))$/,
    type: 'integer',
    sql: (s) => `CAST(${s} AS HUGEINT)`,
  },
  {
    pattern: /^DECIMAL/,
    type: 'number',
    sql: decimalToDouble,
    changes: (s, sqlType) => `${s} IS DISTINCT FROM TRY_CAST(${decimalToDouble(s)} AS ${sqlType})`,
    warning: (name, cells) =>
      `${name} holds decimals with more digits than a double: ${counted(cells, 'cell')} ${cells === 1 ? 'was' : 'were'} rounded to the nearest one.`,
  },
  {
    pattern: /^(?:FLOAT|DOUBLE)$/,
    type: 'number',
    sql: (s) => `CASE WHEN isnan(${s}) THEN NULL ELSE CAST(${s} AS DOUBLE) END`,
    changes: (s) => `isnan(${s})`,
    warning: (name, cells) =>
      `${name} holds ${counted(cells, 'cell')} that ${cells === 1 ? 'is' : 'are'} NaN: taken as missing.`,
  },
  { pattern: /^BOOLEAN$/, type: 'boolean', sql: same },
  { pattern: /^(?:DATE|TIMESTAMP)$/, type: 'date', sql: same },
  {
    pattern: /^TIMESTAMP(?:_NS|_MS|_S)$/,
    type: 'date',
    sql: (s) => `CAST(${s} AS TIMESTAMP)`,
    changes: (s) => `CAST(CAST(${s} AS TIMESTAMP) AS TIMESTAMP_NS) <> CAST(${s} AS TIMESTAMP_NS)`,
    warning: (name, cells) =>
      `${name} holds ${counted(cells, 'time')} with nanoseconds: they are kept to the microsecond.`,
  },
  {
    pattern: /^TIMESTAMP WITH TIME ZONE$/,
    type: 'date',
    sql: (s) => `${s} AT TIME ZONE 'UTC'`,
    note: (name) => `${name} holds times with a time zone: they are shown as UTC.`,
  },
  {
    pattern: /^(?:VARCHAR|ENUM\(.*\)|UUID|TIME|TIME_NS|TIME WITH TIME ZONE|INTERVAL|BIT|JSON)$/s,
    type: 'text',
    sql: asText,
  },
  {
    pattern: /^(?:.*\[\d*\]|MAP\(.*\)|UNION\(.*\)|VARIANT)$/s,
    type: 'text',
    sql: (s) => `CAST(to_json(${s}) AS VARCHAR)`,
    note: (name) => `${name} holds lists: they are kept as texts of JSON.`,
  },
  {
    pattern: /./s,
    type: 'text',
    sql: asText,
    note: (name) => `${name} is of a type that Descent does not know: it is kept as text.`,
  },
];

/** How a column of this type of DuckDB is read. */
export function parquetColumn(name: string, sqlType: string, source: string): ParquetColumn {
  const { type, sql, changes, warning, note } = readings.find(({ pattern }) => pattern.test(sqlType))!;
  return {
    name,
    type,
    sql: sql(source, name),
    huge: type === 'integer',
    // With FILTER or AND the engine copies the places of all columns for each of them.
    changed: changes ? `count_if(${changes(source, sqlType)})` : null,
    warning: warning ? (cells) => warning(name, cells) : null,
    note: note?.(name) ?? null,
  };
}

/** The fields of a STRUCT(…) by their names and types; null where it is none. */
export function structFields(sqlType: string): { name: string; type: string }[] | null {
  if (!/^STRUCT\(.*\)$/s.test(sqlType)) return null;
  const fields: { name: string; type: string }[] = [];
  let depth = 0;
  let quoted = false;
  let from = 'STRUCT('.length;
  for (let i = from; i < sqlType.length; i++) {
    const letter = sqlType[i]!;
    // A doubled quote inside a name closes and opens again.
    if (letter === '"') quoted = !quoted;
    if (quoted) continue;
    const ends = depth === 0 && (letter === ',' || i === sqlType.length - 1);
    if (ends) {
      fields.push(fieldOf(sqlType.slice(from, i).trim()));
      from = i + 1;
    } else if (letter === '(' || letter === '[') {
      depth++;
    } else if (letter === ')' || letter === ']') {
      depth--;
    }
  }
  return fields;
}

function fieldOf(text: string): { name: string; type: string } {
  const [, quotedName, plain, type] = /^(?:"((?:[^"]|"")*)"|(\S+))\s+(.*)$/s.exec(text)!;
  return { name: quotedName?.replaceAll('""', '"') ?? plain!, type: type! };
}

/** The expression of a field of a struct. */
export const fieldOfStruct = (source: string, field: string) =>
  `struct_extract(${source}, ${literal(field)})`;
