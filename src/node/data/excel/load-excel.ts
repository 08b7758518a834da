import { setImmediate } from 'node:timers/promises';
import { plainReceipt, type ReadChoices, type Receipt } from '../../../core/data/receipt.ts';
import { titleWarnings } from '../../../core/data/text/sniff/title.ts';
import { uniqueNames } from '../../../core/data/unique-names.ts';
import { Problem, quote } from '../../../core/problem.ts';
import type { Loaded } from '../loaded.ts';
import type { OpenOptions } from '../open-data.ts';
import type { SourceFile } from '../source-file.ts';
import { CHUNK } from '../store/fill.ts';
import { createStore } from '../store.ts';
import { createCells } from '../typing/create-cells.ts';
import { counted } from '../typing/sql.ts';
import { readMeanings } from './number-formats.ts';
import { otherSheets } from './other-sheets.ts';
import { columnLetters, type Noted, readSheet, type SheetRows } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetColumn } from './sheet-columns.ts';
import { startsWithNames } from './sheet-names.ts';
import { type FilledColumn, typeColumn } from './type-column.ts';
import { openWorkbook, type SheetPart, type Workbook } from './workbook.ts';

/**
 * Reads a sheet of an .xlsx file: the values that its cells held when it was saved.
 * @throws Problem naming the file, the sheet or the cell
 */
export async function loadExcel(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  const { choices = {}, signal, onProgress } = options;
  const { name } = file;
  const workbook = await openWorkbook(await file.plainPath(), name);
  const sheet = sheetNamed(workbook, choices.sheet, name);
  const strings = await readSharedStrings(workbook, signal);
  const meanings = await readMeanings(workbook, signal);
  // Excel does not say beforehand how many rows there are.
  const onRow = (row: number) => {
    if (row % 1000 === 0) onProgress?.(Math.min(file.bytes * 0.9, row * 100), file.bytes);
  };
  const skipRows = choices.skipLines ?? 0;
  const rows = await readSheet(workbook, sheet, { strings, meanings, skipRows, onRow }, signal);
  const table = await tableOf(rows, choices, name, sheet.name);
  const receipt: Receipt = {
    ...plainReceipt('xlsx', choices),
    header: table.header,
    skippedLines: skipRows,
    sheet: sheet.name,
    sheets: workbook.sheets.map((each) => each.name),
    missingMarks: [...new Set(table.columns.flatMap(({ marks }) => marks))],
    warnings: [
      ...(choices.sheet === undefined ? await otherSheets(workbook, sheet, signal) : []),
      ...sheetWarnings(rows, table.lines),
      ...table.warnings,
      ...table.columns.flatMap(({ warnings }) => warnings),
    ],
  };
  const store = await createStore();
  try {
    const filler = await store.fill(table.columns);
    for (let from = 0; from < table.lines.length; from += CHUNK) {
      const count = Math.min(CHUNK, table.lines.length - from);
      await filler.add(
        table.columns.map((column) => column.values(from, count)),
        count,
        signal,
      );
    }
    await filler.end();
    await store.run('ALTER TABLE data.cells RENAME TO filled');
    const columns = table.columns.map(({ name: title, type }, i) => ({ name: title, type, sql: `c${i}` }));
    const loaded = await createCells(
      { store, from: 'data.filled', columns, name, rowName: (row) => `row ${table.lines[row]}`, signal },
      receipt,
    );
    await store.run('DROP TABLE data.filled');
    return { ...loaded, lineOf: async (row) => table.lines[row]! };
  } catch (error) {
    store.close();
    throw error;
  }
}

function sheetNamed({ sheets }: Workbook, wanted: string | undefined, file: string): SheetPart {
  const found =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted);
  if (found) return found;
  const names = sheets.map(({ name }) => quote(name)).join(', ');
  if (wanted === undefined)
    throw new Problem('data', `${file} has no sheet with cells`, 'Choose a workbook with a table.');
  throw new Problem('data', `${file} has no sheet ${quote(wanted)}`, `Choose one of its sheets: ${names}.`);
}

interface SheetTable {
  readonly header: boolean;
  readonly columns: readonly FilledColumn[];
  /** Of the sheet, for each row. */
  readonly lines: readonly number[];
  readonly warnings: readonly string[];
}

/** The table in the cells: from the first row and column that hold anything, with the names above it. */
async function tableOf(
  { columns: all, numbers }: SheetRows,
  choices: ReadChoices,
  file: string,
  sheet: string,
): Promise<SheetTable> {
  const first = all.findIndex((column) => column !== undefined);
  if (first < 0) {
    throw new Problem(
      'data',
      `${file}: the sheet ${quote(sheet)} is empty`,
      'Choose another sheet, or another file.',
    );
  }
  const columns = all.slice(first).map((column) => column ?? new SheetColumn());
  const header = choices.header ?? startsWithNames(columns, numbers.length);
  const start = header ? 1 : 0;
  const lines = numbers.slice(start);
  if (lines.length === 0) {
    throw new Problem(
      'data',
      `${file}: the sheet ${quote(sheet)} has a row of names but no rows below it`,
      'Choose another sheet, or a file that holds at least one row.',
    );
  }
  // A column without a name in which nothing stands is only a gap.
  const kept = columns.flatMap((column, i) =>
    column.length > 0 ? [{ column, letters: columnLetters(first + i) }] : [],
  );
  const { names, warnings } = uniqueNames(
    kept.map(({ column }, i) => (header ? column.textAt(0).trim() : `x${i + 1}`)),
    'The sheet',
  );
  const titles = header
    ? titleWarnings(
        'Row',
        numbers[0]!,
        columns.map((column) => column.textAt(0)),
      )
    : [];
  const typed: FilledColumn[] = [];
  for (const [i, { column, letters }] of kept.entries()) {
    typed.push(typeColumn(names[i]!, column, start, lines, letters, choices));
    await setImmediate();
  }
  return { header, lines, warnings: [...titles, ...warnings], columns: typed };
}

function sheetWarnings(
  { errors, unknown, times, badDates, merged }: SheetRows,
  lines: readonly number[],
): string[] {
  const warnings: string[] = [];
  const tell = ({ count, first, text }: Noted, what: (cells: string) => string) => {
    if (count > 0)
      warnings.push(`${what(counted(count, 'cell'))}, the first at ${first}${text && ` (${text})`}.`);
  };
  tell(errors, (cells) => `Errors are taken as missing: ${cells}`);
  tell(
    unknown,
    (cells) =>
      `Formulas whose values the file does not hold are taken as missing (open it in Excel and save it): ${cells}`,
  );
  tell(badDates, (cells) => `Dates that do not exist are taken as missing: ${cells}`);
  tell(times, (cells) => `Times of day are taken as numbers, parts of a day: ${cells}`);
  if (merged.count > 0) {
    warnings.push(
      `${counted(merged.count, 'group')} of merged cells, the first ${merged.first}: only the first cell of each holds its value, the others are missing.`,
    );
  }
  const gaps = lines.length > 1 ? lines.at(-1)! - lines[0]! + 1 - lines.length : 0;
  if (gaps > 0) {
    const before = lines.findIndex((line, i) => i > 0 && line !== lines[i - 1]! + 1);
    warnings.push(`${counted(gaps, 'empty row')} left out, the first is row ${lines[before - 1]! + 1}.`);
  }
  return warnings;
}
