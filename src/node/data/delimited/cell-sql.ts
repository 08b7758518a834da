import type { CellKind } from '../../../core/data/text/rules/cell-kinds.ts';
import type { ColumnForm } from '../../../core/data/text/rules/column-forms.ts';
import { type DateFormat, dateFormats, timePattern } from '../../../core/data/text/rules/date-formats.ts';
import {
  marksIn,
  type NumberFormat,
  numberPattern,
  plainNumbers,
} from '../../../core/data/text/rules/number-formats.ts';
import { literal } from '../typing/sql.ts';

/*
 * The quick way through a column, in the engine's SQL. It takes a cell only where the rules of core/data/text/rules
 * give the same value to the last bit; all others are *odd* and judged by those rules themselves. The engine's own
 * casts take more than that: '1_000', '+-5', 'nan', and 007 without a word.
 */

/** A column in SQL: r<i> is its cell as the file has it, v<i> what `value` made of it. */
export interface ColumnSql {
  /** The type of the column in `data.cells`. */
  readonly type: string;
  /** What the cell says; NULL where it is not plain. None for texts, which are what they are. */
  readonly value?: string;
  /** Whether the value can be believed; NULL stands for no. None where it always can. */
  readonly plain?: string;
  /** What all rows are asked at once, in place of `plain`: it costs far less. */
  readonly together?: 'number';
  /** What is left of `plain` then. */
  readonly rest?: string;
  /** What is put into the column. */
  readonly result: string;
}

/** Whole numbers below are exact in a double. */
const EXACT = 2 ** 53;

const WHOLE = '(?:0|[+-]?[1-9][0-9]*)';
const ANY_PLAIN = '[+-]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:[eE][+-]?[0-9]+)?';

/** @param marks texts that mean "missing" */
export function columnSql(
  i: number,
  form: ColumnForm,
  marks: ReadonlySet<string>,
  met: ReadonlySet<string>,
): ColumnSql {
  const { kind } = form;
  if (!kind) return textSql(i, form.other, marks, met);
  const sql = kindSql(i, form, kind);
  // '-99' may mean "missing".
  const readable = [...marks].filter((mark) => kind.read(mark) !== undefined);
  if (readable.length === 0) return sql;
  const isMark = `trim(r${i}, e' \\t\\n\\v\\f\\r') IN (${readable.map(literal).join(', ')})`;
  return { ...sql, value: `CASE WHEN ${isMark} THEN NULL ELSE ${sql.value} END` };
}

function kindSql(i: number, form: ColumnForm, kind: CellKind): ColumnSql {
  if (kind.format) return numberSql(i, form, kind.format, kind.percent === true);
  if (kind.date) return dateSql(i, form, kind.date);
  const [yes, no] = kind.words!;
  const words = (list: readonly string[], value: boolean) =>
    list.map((word) => `WHEN ${literal(word)} THEN ${value}`).join(' ');
  const value = `CASE lower(r${i}) ${words(yes, true)} ${words(no, false)} END`;
  return { type: 'BOOLEAN', value, plain: `v${i} IS NOT NULL`, result: `v${i}` };
}

function textSql(
  i: number,
  other: CellKind | undefined,
  marks: ReadonlySet<string>,
  met: ReadonlySet<string>,
): ColumnSql {
  const unmet = [...marks].filter((mark) => !met.has(mark));
  const known = unmet.length > 0 ? `r${i} NOT IN (${unmet.map(literal).join(', ')})` : undefined;
  // Whether such cells can mean something else is for the rules to say, and all of them are counted.
  const doubt = other && (other.date ? 'false' : `regexp_full_match(r${i}, ${literal(ANY_PLAIN)})`);
  const plain = known && doubt ? `${known} AND ${doubt}` : (known ?? doubt);
  const result = `CASE WHEN r${i} IN (${[...marks].map(literal).join(', ')}) THEN NULL ELSE r${i} END`;
  return { type: 'VARCHAR', ...(plain && { plain }), result };
}

function numberSql(i: number, form: ColumnForm, format: NumberFormat, percent: boolean): ColumnSql {
  const [r, v] = [`r${i}`, `v${i}`];
  const isInteger = form.type === 'integer';
  const isPlainFormat = format === plainNumbers && !percent;
  if (isInteger && form.width !== 'double') {
    const type = form.width === 'long' ? 'BIGINT' : 'HUGEINT';
    const pattern = form.other || isPlainFormat ? WHOLE : numberPattern(format).replaceAll('[+-]?', '-?');
    const digits = withoutMarks(r, format, percent);
    const plain = `${v} IS NOT NULL AND NOT (${v} = 0 AND contains(${r}, '-'))`;
    const full = `regexp_full_match(${digits}, '[+-]?[0-9]+') AND ${matches(r, pattern, percent)}`;
    return { type, value: `CASE WHEN ${full} THEN TRY_CAST(${digits} AS ${type}) END`, plain, result: v };
  }
  const type = isInteger ? 'BIGINT' : 'DOUBLE';
  const result = isInteger ? `CAST(${v} AS BIGINT)` : v;
  if (isPlainFormat && !form.other) {
    const value = `TRY_CAST(${r} AS DOUBLE)`;
    const noTricks = `NOT contains(${r}, '_') AND NOT contains(${r}, '+-')`;
    if (!isInteger) {
      const large = `(isfinite(${v}) AND regexp_matches(${r}, '[.eE]'))`;
      return {
        type,
        value,
        together: 'number',
        plain: `(abs(${v}) < ${EXACT} OR ${large}) AND ${noTricks}`,
        result,
      };
    }
    // '007' and '-0' say more than a whole number does. Texts are compared by their first bytes: '0' < '00' < '09' < '0:'.
    const rest = `${v} = trunc(${v}) AND ${r} >= '-' AND ${r} NOT BETWEEN '00' AND '0:' AND ${r} NOT BETWEEN '-0' AND '-0:'`;
    return {
      type,
      value,
      together: 'number',
      rest,
      plain: `abs(${v}) < ${EXACT} AND ${rest} AND ${noTricks}`,
      result,
    };
  }
  // Where "1,234" is in doubt, only what has no mark at all is beyond it.
  const pattern = form.other ? WHOLE : numberPattern(format);
  const value = `CASE WHEN ${matches(r, pattern, percent)} THEN TRY_CAST(${withoutMarks(r, format, percent)} AS DOUBLE) END`;
  const whole = isInteger ? ` AND ${v} = trunc(${v}) AND NOT (${v} = 0 AND contains(${r}, '-'))` : '';
  return { type, value, plain: `abs(${v}) < ${EXACT}${whole}`, result };
}

function matches(sql: string, pattern: string, percent: boolean): string {
  return `regexp_full_match(${sql}, ${literal(percent ? `(?:${pattern}) ?%` : pattern)})`;
}

/** The number's digits with a point, and nothing else. */
function withoutMarks(sql: string, format: NumberFormat, percent: boolean): string {
  const removed = marksIn(format) + (percent ? ' %' : '');
  if (format.decimal === ',') return `translate(${sql}, ${literal(`,${removed}`)}, '.')`;
  return removed === '' ? sql : `translate(${sql}, ${literal(removed)}, '')`;
}

function dateSql(i: number, form: ColumnForm, date: DateFormat): ColumnSql {
  const r = `r${i}`;
  const type = form.timed ? 'TIMESTAMP' : 'DATE';
  // The engine knows a year 0.
  const plain = `v${i} >= ${type} '0001-01-01'`;
  const matching = (pattern: string, sql: string) =>
    `CASE WHEN regexp_full_match(${r}, ${literal(pattern)}) THEN ${sql} END`;
  // The engine overlooks the offset of a time zone, so only UTC is quick.
  if (date === dateFormats.zoned) {
    const value = matching(`${date.pattern}[ T]${timePattern}Z`, `TRY_CAST(rtrim(${r}, 'Z') AS TIMESTAMP)`);
    return { type, value, plain, result: `v${i}` };
  }
  // '1/5/2020' is to be judged where the other order is in doubt.
  if (form.other) return { type, value: `CAST(NULL AS ${type})`, plain: 'false', result: `v${i}` };
  const pattern = form.timed ? `${date.pattern}(?:[ T]${timePattern})?` : date.pattern;
  if (date.engine === null)
    return { type, value: matching(pattern, `TRY_CAST(${r} AS ${type})`), plain, result: `v${i}` };
  const formats = [date.engine, ...(form.timed ? TIMES.map((time) => date.engine + time) : [])];
  const list = `[${formats.map(literal).join(', ')}]`;
  const value = matching(pattern, `CAST(try_strptime(${r}, ${list}) AS ${type})`);
  return { type, value, plain, result: `v${i}` };
}

const TIMES = [' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f', 'T%H:%M', 'T%H:%M:%S', 'T%H:%M:%S.%f'];

/** One pass over all cells: the plain ones become values; `odd` lists the others of a row, in the order of `judged`. */
export function passSql(
  source: string,
  columns: readonly ColumnSql[],
  met: readonly ReadonlySet<string>[],
): {
  readonly select: string;
  /** Places of the columns that may have odd cells. */
  readonly judged: readonly number[];
} {
  const judged = columns.flatMap(({ plain }, i) => (plain ? [i] : []));
  const values = columns.flatMap(({ value }, i) => (value ? [`${value} AS v${i}`] : []));
  const withValues = values.length > 0 ? `(SELECT *, ${values.join(', ')} FROM ${source})` : source;
  const rowIsPlain = judged.length > 0 ? rowTest(columns) : 'true';
  const results = columns.map(({ type, value, plain, result }, i) => {
    if (!value || !plain) return `${result} AS c${i}`;
    const sql = `CASE WHEN plain THEN ${result} WHEN ${plain} THEN ${result} END`;
    return `CAST(${sql} AS ${type}) AS c${i}`;
  });
  const odd = judged.map((i) => {
    const marks = [...met[i]!];
    const missing = marks.length > 0 ? `WHEN r${i} IN (${marks.map(literal).join(', ')}) THEN NULL ` : '';
    return `CASE ${missing}WHEN ${columns[i]!.plain} THEN NULL ELSE r${i} END`;
  });
  const list =
    odd.length > 0 ? `CASE WHEN plain THEN NULL ELSE [${odd.join(', ')}] END` : 'CAST(NULL AS VARCHAR[])';
  return {
    select: `SELECT ${results.join(', ')}, ${list} AS odd FROM (SELECT *, ${rowIsPlain} AS plain FROM ${withValues})`,
    judged,
  };
}

/** Whether all cells of a row are plain: of numbers the sum of their sizes and their texts in one piece tell. */
function rowTest(columns: readonly ColumnSql[]): string {
  const together = columns.flatMap((column, i) => (column.together ? [i] : []));
  const tests = columns.flatMap(({ plain, together: all, rest }) => (all ? (rest ?? []) : (plain ?? [])));
  if (together.length > 0) {
    const texts = `concat(${together.map((i) => `r${i}`).join(', ')})`;
    tests.unshift(`${sum(together.map((i) => `abs(v${i})`))} < ${EXACT}`);
    tests.push(`NOT contains(${texts}, '_')`, `NOT contains(${texts}, '+-')`);
  }
  return tests.map((test) => `(${test})`).join(' AND ');
}

/** In halves: the engine takes no sum that is thousands deep. */
function sum(terms: readonly string[]): string {
  if (terms.length === 1) return terms[0]!;
  const half = terms.length >> 1;
  return `(${sum(terms.slice(0, half))} + ${sum(terms.slice(half))})`;
}
