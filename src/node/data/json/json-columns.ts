import type { ReadChoices } from '../../../core/data/receipt.ts';
import { quote } from '../../../core/problem.ts';
import type { Store } from '../store.ts';
import type { TypedColumn } from '../typing/create-cells.ts';
import { counted, literal } from '../typing/sql.ts';
import type { JsonKind, JsonLeaf } from './json-keys.ts';

/** Of a column of texts: what all of them have to be to make it one of dates. */
const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const TIME = `${DAY}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?`;

const kindNames: Readonly<Record<JsonKind, string>> = {
  UBIGINT: 'numbers',
  BIGINT: 'numbers',
  HUGEINT: 'numbers',
  DOUBLE: 'numbers',
  VARCHAR: 'texts',
  BOOLEAN: 'truth values',
  NULL: 'nulls',
  ARRAY: 'lists',
  OBJECT: 'objects',
};

/** A column while it is found out what it is. */
interface Column {
  readonly name: string;
  /** Of data.texts. */
  readonly source: string;
  /** How many cells are of each kind, by the words for them. */
  readonly groups: Map<string, number>;
  readonly doubles: boolean;
  readonly warnings: string[];
  typed: TypedColumn;
}

/** The columns of data.texts by what stands in them in the file. */
export async function typeColumns(
  store: Store,
  leaves: readonly JsonLeaf[],
  choices: ReadChoices,
  signal: AbortSignal | undefined,
): Promise<{ columns: readonly TypedColumn[]; warnings: readonly string[] }> {
  const ask = (from: string, questions: readonly (readonly string[])[]) =>
    askAll(store, from, questions, signal);
  const columns = leaves.map(columnOf);
  await dropMarks(columns, choices, ask);
  const alone = (kind: string) => columns.filter(({ groups }) => groups.size === 1 && groups.has(kind));
  for (const column of columns) if (column.groups.size > 1) tellMixed(column);
  for (const column of [...alone('lists'), ...alone('objects')]) {
    const [kind] = column.groups.keys();
    column.warnings.push(`${column.name} holds ${kind}: they are kept as texts of JSON.`);
  }
  for (const column of alone('truth values')) {
    const { name, source } = column;
    column.typed = { name, type: 'boolean', sql: `(${source} = 'true')`, text: source };
  }
  await readNumbers(alone('numbers'), ask);
  await readDates(alone('texts'), ask);
  return {
    columns: columns.map(({ typed }) => typed),
    warnings: columns.flatMap(({ warnings }) => warnings),
  };
}

function columnOf({ name, kinds, repeated }: JsonLeaf, place: number): Column {
  const source = `s${place}`;
  const groups = new Map<string, number>();
  for (const [kind, count] of Object.entries(kinds) as [JsonKind, number][]) {
    if (kind !== 'NULL') groups.set(kindNames[kind], (groups.get(kindNames[kind]) ?? 0) + count);
  }
  const warnings =
    repeated > 0
      ? [`${name} stands more than once in ${counted(repeated, 'object')}: the first value was taken.`]
      : [];
  const typed: TypedColumn = { name, type: 'text', sql: source };
  return { name, source, groups, doubles: (kinds.DOUBLE ?? 0) > 0, warnings, typed };
}

function tellMixed({ name, groups, warnings }: Column): void {
  const what = [...groups].map(([kind, count]) => `${kind} (${count.toLocaleString('en-US')})`);
  warnings.push(`${name} holds ${what.join(' and ')}: it is a column of texts.`);
}

type Ask = (from: string, questions: readonly (readonly string[])[]) => Promise<unknown[][]>;

/** Aggregates asked for at a time: one query a column would take long for thousands of columns. */
const AT_ONCE = 300;

/** The answers to aggregates over a table, a list of them for each list of questions. */
async function askAll(
  store: Store,
  from: string,
  questions: readonly (readonly string[])[],
  signal: AbortSignal | undefined,
): Promise<unknown[][]> {
  const all = questions.flat();
  const answers: unknown[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const [row] = await store.query(`SELECT ${all.slice(at, at + AT_ONCE).join(', ')} FROM ${from}`, signal);
    answers.push(...row!);
  }
  let next = 0;
  return questions.map(({ length }) => {
    next += length;
    return answers.slice(next - length, next);
  });
}

/** Texts among other cells are none where all of them mean "missing", as the user said. */
async function dropMarks(
  columns: readonly Column[],
  { missing = [], columns: chosen = {} }: ReadChoices,
  ask: Ask,
): Promise<void> {
  const marksOf = (name: string) => [
    ...missing,
    ...((Object.hasOwn(chosen, name) && chosen[name]!.missing) || []),
  ];
  const open = columns.filter(
    ({ name, groups }) => groups.size === 2 && groups.has('texts') && marksOf(name).length > 0,
  );
  const counts = await ask(
    'data.texts',
    open.map(({ name, source }) => [`count_if(${source} IN (${marksOf(name).map(literal).join(', ')}))`]),
  );
  for (const [i, { groups }] of open.entries()) {
    if (Number(counts[i]![0]) >= groups.get('texts')!) groups.delete('texts');
  }
}

async function readNumbers(columns: readonly Column[], ask: Ask): Promise<void> {
  const double = (source: string) => `TRY_CAST(${source} AS DOUBLE)`;
  for (const column of columns) {
    const { name, source } = column;
    column.typed = { name, type: 'integer', sql: `TRY_CAST(${source} AS HUGEINT)`, huge: true, text: source };
  }
  const withDoubles = columns.filter(({ doubles }) => doubles);
  const answers = await ask(
    'data.texts',
    withDoubles.map(({ source }) => {
      const number = double(source);
      // Far cheaper than a pattern, and a number of JSON cannot be digits with a sign elsewhere.
      const digits = `(ltrim(${source}, '-0123456789') = '')`;
      return [
        `count_if(${source} IS NOT NULL AND (NOT ${digits} OR TRY_CAST(${source} AS HUGEINT) IS NULL))`,
        `count_if(isnan(${number}))`,
        `count_if(isinf(${number}))`,
        `count_if(${digits} AND NOT isinf(${number}) AND TRY_CAST(${source} AS HUGEINT) IS DISTINCT FROM TRY_CAST(${number} AS HUGEINT))`,
      ];
    }),
  );
  const infinites = withDoubles.filter((_, i) => Number(answers[i]![2]) > 0);
  // By themselves, since for each FILTER the engine copies what stands beside it.
  const places = await ask(
    'data.texts',
    infinites.map(({ source }) => [
      `min(rowid) FILTER (WHERE isinf(${double(source)}))`,
      `arg_min(${source}, rowid) FILTER (WHERE isinf(${double(source)}))`,
    ]),
  );
  for (const [i, column] of withDoubles.entries()) {
    const { name, source, warnings } = column;
    const [broken, nan, infinite, rounded] = answers[i]!.map(Number) as [number, number, number, number];
    // Whole numbers beyond 64 bits come as doubles, but with all their digits.
    if (broken === 0) continue;
    const number = double(source);
    column.typed = {
      name,
      type: 'number',
      sql: `CASE WHEN isnan(${number}) THEN NULL ELSE ${number} END`,
      text: source,
    };
    if (nan > 0)
      warnings.push(
        `${name} holds ${counted(nan, 'cell')} that ${nan === 1 ? 'is' : 'are'} NaN: taken as missing.`,
      );
    if (infinite > 0) {
      const [place, text] = places[infinites.indexOf(column)]!;
      warnings.push(
        `${name} holds ${counted(infinite, 'number')} beyond what a double can hold, the first in record ${Number(place) + 1}: ${quote(text)} is infinite.`,
      );
    }
    if (rounded > 0) {
      warnings.push(
        `${name} holds ${counted(rounded, 'whole number')} with more digits than a double: ${rounded === 1 ? 'it was' : 'they were'} rounded to the nearest one.`,
      );
    }
  }
}

/** Texts are dates only where all of them plainly are. */
async function readDates(columns: readonly Column[], ask: Ask): Promise<void> {
  const fits = (source: string, pattern: string) =>
    `coalesce(bool_and(regexp_full_match(${source}, '${pattern}')), true)`;
  // Most columns of texts are told by their first cells.
  const few = await ask(
    '(FROM data.texts LIMIT 1000)',
    columns.map(({ source }) => [`coalesce(bool_and(${source}[5] = '-' AND ${source}[8] = '-'), true)`]),
  );
  const open = columns.filter((_, i) => few[i]![0] === true);
  const timestamp = (source: string) => `TRY_CAST(rtrim(${source}, 'Z') AS TIMESTAMP)`;
  const answers = await ask(
    'data.texts',
    open.map(({ source }) => [
      fits(source, DAY),
      fits(source, TIME),
      fits(source, `${TIME}Z`),
      `count_if(${source} IS NOT NULL AND ${timestamp(source)} IS NULL)`,
    ]),
  );
  for (const [i, column] of open.entries()) {
    const [days, times, zoned, invalid] = answers[i]!;
    if (Number(invalid) > 0 || !(days || times || zoned)) continue;
    const how = days ? 'dates (YYYY-MM-DD)' : zoned ? 'times in UTC' : 'times (YYYY-MM-DD hh:mm)';
    const { name, source, warnings } = column;
    column.typed = {
      name,
      type: 'date',
      sql: days ? `TRY_CAST(${source} AS DATE)` : timestamp(source),
      text: source,
    };
    warnings.push(`All texts of ${name} are ${how}: it is a column of dates.`);
  }
}
