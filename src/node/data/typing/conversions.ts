import type { ColumnType } from '../../../core/data/receipt.ts';

type Conversion = (sql: string) => string;

const NUMBER = '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$';
const WHOLE = '^[+-]?[0-9]{1,38}$';
const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?Z?)?$';

/** Only what is plainly written so: the engine's own casts also take '1_000', '0x10' and ' 12 '. */
const when = (sql: string, pattern: string, result: string) =>
  `CASE WHEN regexp_full_match(${sql}, '${pattern}') THEN ${result} END`;

/** Whole numbers without a point, as a reader writes them; others by the engine's shortest digits. */
const numberText: Conversion = (sql) =>
  `CASE WHEN abs(${sql}) < 1e15 AND ${sql} = trunc(${sql}) THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`;

const textToNumber: Conversion = (sql) => when(sql, NUMBER, `TRY_CAST(${sql} AS DOUBLE)`);
const wholeOnly: Conversion = (sql) =>
  `CASE WHEN ${sql} = trunc(${sql}) THEN TRY_CAST(${sql} AS HUGEINT) END`;
/** By its digits where there are only those: a double would not keep them all. */
const textToInteger: Conversion = (sql) =>
  `coalesce(${when(sql, WHOLE, `TRY_CAST(${sql} AS HUGEINT)`)}, ${wholeOnly(`(${textToNumber(sql)})`)})`;
const textToDate: Conversion = (sql) => when(sql, DATE, `TRY_CAST(rtrim(${sql}, 'Z') AS TIMESTAMP)`);
const textToBoolean: Conversion = (sql) =>
  `CASE lower(${sql}) WHEN 'true' THEN true WHEN 'false' THEN false WHEN '1' THEN true WHEN '0' THEN false END`;
const same: Conversion = (sql) => sql;
const never: Conversion = () => 'NULL';

/** From the type that a column has by its file to the one that the user chose: NULL where a cell does not fit. */
export const conversions: Readonly<Record<ColumnType, Readonly<Record<ColumnType, Conversion>>>> = {
  number: {
    number: same,
    integer: wholeOnly,
    text: numberText,
    boolean: (sql) => `CASE ${sql} WHEN 0 THEN false WHEN 1 THEN true END`,
    date: never,
  },
  integer: {
    number: (sql) => `CAST(${sql} AS DOUBLE)`,
    integer: same,
    text: (sql) => `CAST(${sql} AS VARCHAR)`,
    boolean: (sql) => `CASE ${sql} WHEN 0 THEN false WHEN 1 THEN true END`,
    date: never,
  },
  text: {
    number: textToNumber,
    integer: textToInteger,
    text: same,
    boolean: textToBoolean,
    date: textToDate,
  },
  boolean: {
    number: (sql) => `CAST(${sql} AS DOUBLE)`,
    integer: (sql) => `CAST(${sql} AS BIGINT)`,
    text: (sql) => `CAST(${sql} AS VARCHAR)`,
    boolean: same,
    date: never,
  },
  date: {
    number: never,
    integer: never,
    text: (sql) => `CAST(${sql} AS VARCHAR)`,
    boolean: never,
    date: same,
  },
};
