import type { ReadChoices, Receipt } from '../../../core/data/receipt.ts';
import type { Sample } from '../../../core/data/text/sniff/records.ts';
import { type Layout, sniff, widthProblem } from '../../../core/data/text/sniff/sniff.ts';
import { Problem, quote } from '../../../core/problem.ts';
import type { Loaded } from '../loaded.ts';
import type { OpenOptions } from '../open-data.ts';
import type { SourceFile, SourceOptions } from '../source-file.ts';
import { step } from '../step.ts';
import { byteOrderMark } from '../text/byte-order-mark.ts';
import { lineFinder } from '../text/line-index.ts';
import { readAsUtf8, type Utf8Text } from '../text/read-as-utf8.ts';
import type { TextDialect } from '../text/text-dialect.ts';
import { typeNames } from '../typing/type-names.ts';
import { type EngineTable, LONGEST_LINE, loadByEngine } from './load-by-engine.ts';
import { loadNumbers, mayBeNumbers } from './load-numbers.ts';
import { missingTexts } from './missing-texts.ts';
import { isRagged, refuseLines } from './refuse-lines.ts';
import type { RejectedLine } from './rejected-lines.ts';
import { RowLines } from './row-lines.ts';
import { readSample, sampleOf } from './sample.ts';
import { writeTabbed } from './tabbed-copy.ts';
import { engineReceipt, textReceipt } from './text-receipt.ts';

/** Of texts: the engine plans every column by itself. Nothing but numbers may have more. */
const MOST_COLUMNS = 20_000;
/** Of a text its encoding may need a copy; then the engine goes through it. */
const ENCODED = 0.3;

/**
 * Reads a text of rows and columns, whatever parts them. Nothing but plain numbers goes straight into a table by the
 * core's own reader; everything else by the engine, with the rules of cells of core/data/text/rules.
 * @throws Problem naming the file, and line, column and value where its contents are wrong
 */
export async function loadDelimited(file: SourceFile, options: OpenOptions): Promise<Loaded> {
  const choices = options.choices ?? {};
  return (await asNumbers(file, choices, options)) ?? (await byEngine(file, choices, options));
}

async function asNumbers(
  file: SourceFile,
  choices: ReadChoices,
  options: OpenOptions,
): Promise<Loaded | undefined> {
  const mark = byteOrderMark(file.head);
  const isUtf8 = (mark?.encoding ?? choices.encoding ?? 'utf-8') === 'utf-8';
  // A number in another encoding than UTF-8 has bytes that no number has.
  if (!isUtf8 || (choices.encoding !== undefined && choices.encoding !== 'utf-8')) return undefined;
  const head = await beginning(file);
  if (!isPlainText(head.text)) return undefined;
  const layout = sniffed(head, file, choices);
  if (!layout || !mayBeNumbers(layout, choices)) return undefined;
  const found = await loadNumbers(file, layout, choices, options);
  if (!found) return undefined;
  const { table, columns, lineEnd } = found;
  const receipt: Receipt = {
    ...textReceipt(layout, choices),
    compression: file.compression,
    encoding: 'utf-8',
    lineEnd,
    decimal: '.',
    grouping: '',
    missingMarks: columns.some(({ missing }) => missing > 0) ? [''] : [],
  };
  const copied = mark !== undefined || lineEnd === 'mixed' || lineEnd === 'cr';
  const lineOf = lineFinder(file, { encoding: 'utf-8', copied }, dialectOf(layout));
  return { rows: table.rows, columns, receipt, table, lineOf };
}

/** Lines of so many bytes: some ten thousands of numbers. */
const LONG_LINE = 2 ** 21;

async function beginning({ head, path, bytes, compression }: SourceFile): Promise<Sample> {
  const isWhole = !compression && head.length === bytes;
  const hasLines = head.indexOf(LF) !== head.lastIndexOf(LF);
  if (isWhole || hasLines || compression) return sampleOf(head, isWhole);
  return readSample(path, bytes, LONG_LINE);
}

const LF = 10;

/** Whether a beginning has some lines, and nothing that no table of plain numbers has. */
function isPlainText(text: string): boolean {
  const strange = ['"', '\0', '\ufffd'].some((character) => text.includes(character));
  return !strange && !text.replaceAll('\r\n', '').includes('\r') && /\n./.test(text);
}

/** What cannot be told from so little is told from more. */
function sniffed(...given: [Parameters<typeof sniff>[0], SourceFile, ReadChoices]): Layout | undefined {
  try {
    return sniff(given[0], given[1].name, given[2]);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

async function byEngine(file: SourceFile, choices: ReadChoices, options: OpenOptions): Promise<Loaded> {
  const text = await readAsUtf8(file, choices, step(options, 0, ENCODED));
  if (text.longestLine > LONGEST_LINE) {
    throw new Problem(
      'data',
      `${file.name} has a line longer than 32 MB`,
      'Choose a text file with one row a line.',
    );
  }
  const layout = sniff(await readSample(text.path, text.bytes, text.longestLine), file.name, choices);
  if (layout.columns.length > MOST_COLUMNS) {
    throw widthProblem(file.name, layout.firstLine, layout.columns.length, MOST_COLUMNS);
  }
  const dialect = dialectOf(layout);
  const { path, bytes, read } = await readable(file, text, layout, step(options, ENCODED, 0.5));
  const reading = step(options, ENCODED, 1);
  const loaded = await loadByEngine(path, bytes, read, reading);
  const found = { ...loaded, rejected: loaded.rejected.map((line) => asWritten(line, layout)) };
  try {
    const skips = choices.badRows === 'skip' && found.rejected.every(isRagged);
    if (found.rejected.length > 0 && !skips) {
      await refuseLines(found.rejected, file.name, text.path, layout, dialect, options);
    }
    if (found.rows === 0) throw noRows(file.name);
    const lines = new RowLines(text.path, dialect, found.rejected, options);
    await refuseMisfit(found, layout, lines, file.name);
    const lineOf = found.rejected.length > 0 ? await lines.rowLines() : lineFinder(file, text, dialect);
    return {
      rows: found.rows,
      columns: found.columns,
      receipt: await engineReceipt(file, text, layout, choices, found, lines),
      store: found.store,
      lineOf,
      missingTexts: missingTexts(file, text, layout, found.forms, lineOf),
    };
  } catch (error) {
    found.store.close();
    throw error;
  }
}

/** The engine knows no runs of blanks. */
async function readable(
  file: SourceFile,
  text: Utf8Text,
  layout: Layout,
  options: SourceOptions,
): Promise<{ path: string; bytes: number; read: Layout }> {
  if (layout.delimiter !== 'whitespace') return { path: text.path, bytes: text.bytes, read: layout };
  const path = file.tempPath('.tsv');
  const bytes = await writeTabbed(text.path, path, layout.quote, options);
  return { path, bytes, read: { ...layout, delimiter: '\t' } };
}

/** The engine has read a copy. */
function asWritten(line: RejectedLine, { delimiter }: Layout): RejectedLine {
  return delimiter === 'whitespace' ? { ...line, text: line.text.replaceAll('\t', ' ') } : line;
}

function dialectOf({ delimiter, quote, header, skipLines }: Layout): TextDialect {
  return { delimiter, quote, header, skipLines, blankLines: 'skip' };
}

async function refuseMisfit(
  { odd, forms }: EngineTable,
  layout: Layout,
  lines: RowLines,
  fileName: string,
): Promise<void> {
  if (!odd.misfit) return;
  const { row, column, text } = odd.misfit;
  const { name } = layout.columns[column]!;
  const what = typeNames[forms[column]!.type];
  throw new Problem(
    'data',
    `${fileName} line ${await lines.of(row)}: ${quote(text)} in ${name} is no ${what}`,
    `Choose another type for ${name}, or say that ${quote(text)} means missing.`,
  );
}

function noRows(fileName: string): Problem {
  return new Problem(
    'data',
    `${fileName} has a line of names but no rows`,
    'Choose a file that holds at least one row.',
  );
}
