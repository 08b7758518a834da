import { firstKind, kindsThat } from '../rules/cell-kinds.ts';
import { ColumnEvidence } from '../rules/column-evidence.ts';
import { missingMarks, trimBlanks } from '../rules/missing-marks.ts';
import type { SampleRecord } from './records.ts';

const LINES = 1000;

/**
 * Whether the first record names the columns: when none of its cells is a number, a date or a boolean, or when one of
 * them is of another kind than all cells below it: a name above numbers ("id,2019,2020"), or a number above texts.
 */
export function findHeader(records: readonly SampleRecord[]): boolean {
  const [first, ...rest] = records.slice(0, LINES);
  if (!first) return false;
  const names = first.cells.map(trimBlanks);
  if (names.every((text) => text === '' || !isTyped(text)))
    return names.some((text) => !missingMarks.has(text));
  const rows = rest.filter(({ cells }) => cells.length === names.length);
  return rows.length > 0 && (areYears(names, rows) || names.some((name, j) => disagrees(name, rows, j)));
}

/** "city,2019,2020,2021" above a text and numbers: a name of its own, and years in a row. */
function areYears(names: readonly string[], rows: readonly SampleRecord[]): boolean {
  const years = names.filter(isTyped);
  const follow = years.every(
    (year, i) => /^(?:19|20)[0-9]{2}$/.test(year) && Number(year) === Number(years[0]) + i,
  );
  const isName = (name: string, j: number) =>
    isTyped(name) || rows.every(({ cells }) => trimBlanks(cells[j]!) !== name);
  return years.length > 1 && follow && names.every(isName);
}

const open = kindsThat(({ type, chosen }) => type !== 'text' && !chosen);

function isTyped(text: string): boolean {
  return firstKind(open, ({ read }) => read(text) !== undefined) !== undefined;
}

function disagrees(name: string, rows: readonly SampleRecord[], column: number): boolean {
  if (missingMarks.has(name)) return false;
  const below = rows.map(({ cells }) => trimBlanks(cells[column]!)).filter((text) => !missingMarks.has(text));
  if (below.length === 0) return false;
  const evidence = new ColumnEvidence(open, undefined);
  for (const text of below) evidence.add(text);
  if (evidence.kinds !== 0) {
    const among = evidence.kinds;
    return firstKind(among, ({ read }) => read(name) !== undefined) === undefined;
  }
  return below.length > 1 && isTyped(name) && !below.some(isTyped);
}
