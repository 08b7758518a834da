import { Problem, quote as quoted } from '../../../problem.ts';
import type { ReadChoices } from '../../receipt.ts';
import type { Column } from '../../table.ts';
import { uniqueNames } from '../../unique-names.ts';
import { columnsWithoutHeader } from '../known-tables.ts';
import { ColumnReading } from '../rules/column-reading.ts';
import { trimBlanks } from '../rules/missing-marks.ts';
import { plainNumbers, readNumber } from '../rules/number-formats.ts';
import { commonWidth, findDelimiter } from './delimiter.ts';
import { findHeader } from './header.ts';
import { recordsOf, type Sample, type SampleRecord } from './records.ts';
import { titleWarnings } from './title.ts';

/** How a text is a table, as far as its beginning tells. */
export interface Layout {
  /** One character, or 'whitespace' for runs of blanks. */
  readonly delimiter: string;
  readonly quote: string;
  /** Lines before the table. */
  readonly skipLines: number;
  readonly header: boolean;
  /** On which the table begins. */
  readonly firstLine: number;
  readonly columns: readonly Column[];
  /** Set when the columns were named as those of a table known by its looks. */
  readonly knownAs: string | undefined;
  /** Blanks stand behind every delimiter and belong to no cell. */
  readonly padded: boolean;
  /** What the sample tells of each column. */
  readonly readings: readonly ColumnReading[];
  readonly warnings: readonly string[];
}

/** Finds out what the choices leave open. @throws Problem naming the file, when it is no table */
export function sniff(sample: Sample, fileName: string, choices: ReadChoices): Layout {
  const quote = choices.quote ?? '"';
  const told = toldDelimiter(sample);
  const skipLines = choices.skipLines ?? (told ? 1 : 0);
  const delimiter = choices.delimiter ?? told ?? findDelimiter(sample, quote, skipLines);
  // Before all cells of a sample of nothing but such lines are looked at.
  const [wide] = recordsOf({ ...sample, whole: true }, delimiter, quote, skipLines, 1);
  if (wide && wide.cells.length > MOST_COLUMNS) {
    throw widthProblem(fileName, wide.line, wide.cells.length, MOST_COLUMNS);
  }
  const records = recordsOf(sample, delimiter, quote, skipLines, Number.POSITIVE_INFINITY);
  const first = records[0];
  if (!first) throw emptyProblem(sample, fileName, skipLines);
  const width = commonWidth(records);
  if (first.cells.length !== width) throw titleProblem(records, width, fileName, choices);
  const table = records.filter(({ cells }) => cells.length === width);

  const header = choices.header ?? findHeader(table);
  const rows = header ? table.slice(1) : table;
  if (header && records.length === 1 && sample.whole) {
    throw problem(
      `${fileName} has a line of names but no rows`,
      'Choose a file that holds at least one row.',
    );
  }
  const cells = first.cells.map(trimBlanks);
  const found = header ? namedColumns(cells, first.line) : unnamedColumns(cells, fileName);
  const readings = found.columns.map(({ name }) => new ColumnReading(name, choices));
  for (const [i, row] of rows.entries()) {
    for (const [j, reading] of readings.entries()) reading.look(row.cells[j]!, i);
  }
  refuseUnknownColumns(readings, fileName, choices);
  const warnings = [...found.warnings, ...(header ? titleWarnings('Line', first.line, first.cells) : [])];
  const padded = delimiter !== 'whitespace' && isPadded(table);
  const { columns, knownAs } = found;
  return {
    delimiter,
    quote,
    skipLines,
    header,
    firstLine: first.line,
    columns,
    knownAs,
    padded,
    readings,
    warnings,
  };
}

/** Excel writes and heeds a first line that says what parts the columns: "sep=;". */
function toldDelimiter({ text }: Sample): string | undefined {
  return /^"?sep=([^\r\n])"?\r?\n/i.exec(text)?.[1];
}

const MOST_COLUMNS = 100_000;

/** A table with more columns than can be handled. */
export function widthProblem(fileName: string, line: number, width: number, most: number): Problem {
  const count = (columns: number) => columns.toLocaleString('en-US');
  return problem(
    `${fileName} line ${line} has ${count(width)} values, where at most ${count(most)} columns can be read`,
    'Check what parts its columns; a table with so many columns may stand on its side.',
  );
}

interface NamedColumns {
  readonly columns: readonly Column[];
  readonly knownAs?: string | undefined;
  readonly warnings: readonly string[];
}

function namedColumns(cells: readonly string[], line: number): NamedColumns {
  const { names, warnings } = uniqueNames(cells, `Line ${line}`);
  return { columns: names.map((name) => ({ name })), warnings };
}

function unnamedColumns(cells: readonly string[], fileName: string): NamedColumns {
  const numbers = cells.map((cell) => readNumber(cell, plainNumbers) ?? Number.NaN);
  const { columns, title } = columnsWithoutHeader(fileName, numbers);
  return { columns, knownAs: title, warnings: [] };
}

function isPadded(records: readonly SampleRecord[]): boolean {
  const behind = records.flatMap(({ cells }) => cells.slice(1).filter((cell) => cell.trim() !== ''));
  return behind.length > 0 && behind.every((cell) => /^[ \t]/.test(cell));
}

function emptyProblem(sample: Sample, fileName: string, skipLines: number): Problem {
  if (!sample.whole)
    return problem(`${fileName} has no whole line in its first part`, 'Choose a text file of rows.');
  return skipLines > 0 && sample.text.trim() !== ''
    ? problem(`${fileName} has nothing behind its first ${skipLines} lines`, 'Leave fewer lines out.')
    : problem(`${fileName} is empty`, 'Choose a file that holds at least one row of numbers.');
}

/** The first line is none of the table: a title, a remark, or a header with a name too few. */
function titleProblem(
  records: readonly SampleRecord[],
  width: number,
  fileName: string,
  { skipLines = 0 }: ReadChoices,
): Problem {
  const first = records[0]!;
  const table = records.find(({ cells }) => cells.length === width)!;
  const before = table.line - 1;
  const cells = `${first.cells.length} ${first.cells.length === 1 ? 'value' : 'values'}`;
  const lines = before - skipLines === 1 ? 'that line is' : `lines ${first.line} to ${before} are`;
  return problem(
    `${fileName} line ${first.line} has ${cells} where line ${table.line} and most others have ${width}: ${quoted(first.cells.join(' '))}`,
    `If ${lines} a title or a remark, have ${before} ${before === 1 ? 'line' : 'lines'} before the table left out; else give every column a name.`,
  );
}

function refuseUnknownColumns(
  readings: readonly ColumnReading[],
  fileName: string,
  { columns = {} }: ReadChoices,
): void {
  const names = readings.map(({ name }) => name);
  const known = new Set(names);
  const unknown = Object.keys(columns).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw problem(
    `${fileName} has no column ${quoted(unknown)}, for which a type or missing marks were chosen`,
    `Its columns: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', \u2026' : ''}.`,
  );
}

function problem(message: string, hint: string): Problem {
  return new Problem('data', message, hint);
}
