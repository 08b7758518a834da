import { kindsThat } from '../rules/cell-kinds.ts';
import { ColumnEvidence } from '../rules/column-evidence.ts';
import { missingMarks, trimBlanks } from '../rules/missing-marks.ts';
import { recordsOf, type Sample, type SampleRecord } from './records.ts';

/** What may part columns, the likelier first where the lines do not tell. */
const delimiters = [',', '\t', ';', '|', 'whitespace'] as const;

/** So many lines tell. */
const LINES = 500;
/** So many columns tell. */
const COLUMNS = 200;
/** Of the lines of a table so many have the same number of cells; a few may be ragged or titles. */
const MOST_LINES = 0.5;

interface Parted {
  readonly delimiter: string;
  /** Of the lines: those that have as many cells as most. */
  readonly alike: number;
  /** Of the cells: those that are numbers, dates, booleans or missing. */
  readonly typed: number;
}

/**
 * What parts the columns: what gives as many cells in every line, and of several such the one that gives more cells
 * that can be read as something ("1,5;2,3" has two numbers, not three strange texts). The file's name does not count.
 */
export function findDelimiter(sample: Sample, quote: string, skipLines: number): string {
  const part = beginningOf(sample, skipLines);
  const found = delimiters.flatMap((delimiter) => {
    const records = recordsOf(part, delimiter, quote, skipLines, LINES);
    return judge(delimiter, records);
  });
  const steady = found.filter(({ alike }) => alike === 1);
  const best = (steady.length > 0 ? steady : found).reduce<Parted | undefined>(
    (a, b) => (a && (a.alike > b.alike || (a.alike === b.alike && a.typed >= b.typed)) ? a : b),
    undefined,
  );
  if (!best) return delimiterOfOneColumn(part, quote);
  return best.delimiter === '\t' && isAmongBlanks(sample) ? 'whitespace' : best.delimiter;
}

/** So much of a line that does not end tells what parts it. */
const LONGEST = 2 ** 20;

function beginningOf(sample: Sample, skipLines: number): Sample {
  const { text } = sample;
  let from = 0;
  for (let line = 0; line < skipLines && from >= 0; line++) from = text.indexOf('\n', from) + 1 || -1;
  if (from < 0) return sample;
  const end = text.indexOf('\n', from);
  const long = (end < 0 ? text.length : end) - from > LONGEST;
  return long ? { text: text.slice(0, from + LONGEST), whole: true } : sample;
}

function judge(delimiter: string, records: readonly SampleRecord[]): Parted[] {
  const width = commonWidth(records);
  if (width < 2) return [];
  const rows = records.filter(({ cells }) => cells.length === width);
  const alike = rows.length / records.length;
  const typed = typedShare(rows, width);
  if (alike < MOST_LINES) return [];
  // Prose has blanks in every line; of a table parted by nothing else all lines are alike or most cells are numbers.
  if (delimiter === 'whitespace' && alike < 1 && typed < 0.5) return [];
  return [{ delimiter, alike, typed }];
}

/** The number of cells that most records have; of several the first record's, or else the least. */
export function commonWidth(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let width = records[0]?.cells.length ?? 0;
  for (const [cells, times] of counts) if (times > counts.get(width)!) width = cells;
  return width;
}

/** The share of cells, but for the first line's, that stand in columns of something else than texts. */
function typedShare(rows: readonly SampleRecord[], width: number): number {
  const open = kindsThat(({ type, chosen }) => type !== 'text' && !chosen);
  const below = rows.length > 1 ? rows.slice(1) : rows;
  const columns = Math.min(width, COLUMNS);
  let typed = 0;
  for (let j = 0; j < columns; j++) {
    const evidence = new ColumnEvidence(open, undefined);
    for (const { cells } of below) {
      const text = trimBlanks(cells[j]!);
      if (!missingMarks.has(text)) evidence.add(text);
      if (evidence.kinds === 0) break;
    }
    if (evidence.kinds !== 0) typed++;
  }
  return typed / columns;
}

/** Tabs between blanks are just blanks: "1 \t2". */
function isAmongBlanks({ text }: Sample): boolean {
  const lines = text.slice(0, 2 ** 16).split('\n');
  return lines.every((line) => !line.includes('\t') || / \t|\t /.test(line));
}

/** One that does not stand in the texts. */
function delimiterOfOneColumn(sample: Sample, quote: string): string {
  const isWhole = (delimiter: string) =>
    recordsOf(sample, delimiter, quote, 0, LINES).every(({ cells }) => cells.length === 1);
  return delimiters.find((delimiter) => delimiter !== 'whitespace' && isWhole(delimiter)) ?? ',';
}
