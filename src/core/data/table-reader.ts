import { Problem, quote } from '../problem.ts';
import type { Column, PlacedText, Table } from './table.ts';
import { cellEnd, isBlank, mayBeQuoted, SPACE, TAB } from './text/cells.ts';
import { ColumnTexts } from './text/column-texts.ts';
import { CLOSE_QUOTES, type FirstLine, readFirstLine } from './text/first-line.ts';
import { GrowingRows } from './text/growing-rows.ts';
import { CR, firstLineEnd, LF, lastLineEnd, lineEndLength } from './text/lines.ts';
import { BEHIND, type Place, readNumberRows } from './text/number-rows.ts';
import { parseNumber } from './text/number-text.ts';

/** How a text file was understood. */
export interface TextReceipt extends Pick<FirstLine, 'delimiter' | 'header' | 'knownAs'> {
  /** Names of the columns that hold texts, where there are any. */
  readonly textColumns?: readonly string[];
  /** The columns with missing cells, where there are any. */
  readonly missing?: readonly { readonly column: string; readonly cells: number }[];
}

export interface TextTable {
  readonly table: Table;
  readonly receipt: TextReceipt;
}

export interface TableReader {
  /** Takes the next bytes of the file, of any length. @throws Problem that names the line and the column. */
  push(bytes: Uint8Array): void;
  /**
   * To be asked at the end. When in some column a text came after numbers, whose texts are lost by then, all
   * text columns with the first text of each: a new reader is to be given these and the file again.
   */
  readAgain(): ReadonlyMap<number, PlacedText> | undefined;
  /** The whole table. @throws Problem when there was no row. */
  end(): TextTable;
}

const LONGEST_LINE = 8 * 2 ** 20;

const TABLES_ONLY =
  'Descent reads tables from text files, one row a line, with or without a line of names above them.';

/**
 * Reads a table from text as its bytes come in: columns parted by spaces, tabs, commas or semicolons; an
 * optional first line of names. A column is one of numbers when all its cells are, but for missing ones; else
 * it is one of texts.
 * @param fileName for messages and for recognising a known table
 * @param decode UTF-8 bytes as text (what a TextDecoder does)
 * @param textColumns what `readAgain` of an earlier reader gave
 * @param size of the file in bytes, where it is known: so that memory for the table is taken once
 */
export function createTableReader(
  fileName: string,
  decode: (bytes: Uint8Array) => string,
  textColumns: ReadonlyMap<number, PlacedText> = new Map(),
  size = 0,
): TableReader {
  const source = { name: fileName, decode };
  /** What has come and is not read yet: the first `pending` bytes, without a line end. */
  let buffer = new Uint8Array(2 ** 16);
  let view = new DataView(buffer.buffer);
  let pending = 0;
  /** How many bytes came before those in the buffer. */
  let before = 0;
  let atStart = true;
  let endedWithCr = false;
  let line = 0;

  let delimiter = 0; // 0 stands for runs of blanks
  let first: FirstLine | undefined;
  let columns: readonly Column[] = [];
  let texts = new ColumnTexts(columns, source, textColumns);
  let firstLine = 0;
  let table = new GrowingRows(0, size);
  const place: Place = { at: 0, rows: 0, column: 0 };

  const problem = (message: string, hint: string) => new Problem('data', `${fileName} ${message}`, hint);

  function push(bytes: Uint8Array): void {
    // Always our own array: the loops below are fast when they only ever see one kind.
    const length = pending + bytes.length;
    if (buffer.length < length + BEHIND) {
      const larger = new Uint8Array(Math.max(length + BEHIND, 2 * buffer.length));
      larger.set(buffer.subarray(0, pending));
      buffer = larger;
      view = new DataView(buffer.buffer);
    }
    buffer.set(bytes, pending);

    let from = 0;
    if (atStart && length >= 3) {
      atStart = false;
      from = skipByteOrderMark(buffer);
    }
    if (endedWithCr && length > 0) {
      endedWithCr = false;
      if (buffer[0] === LF) from = 1;
    }
    // The pending bytes were searched before and hold no line end.
    const last = lastLineEnd(buffer, Math.max(from, pending), length);
    while (from <= last) from = readLines(from, last);
    if (last >= 0) {
      atStart = false;
      endedWithCr = last === length - 1 && buffer[last] === CR;
    }
    before += from;
    buffer.copyWithin(0, from, length);
    pending = length - from;
    if (pending > LONGEST_LINE) {
      throw problem(`line ${line + 1} is longer than 8 MB`, TABLES_ONLY);
    }
  }

  /** Reads lines of plain numbers as far as there are any, then one with care. @returns where the next begins */
  function readLines(from: number, last: number): number {
    let at = from;
    let column = 0;
    if (first) {
      const { values, filled } = table;
      const width = columns.length;
      readNumberRows(buffer, view, from, last, delimiter, width, texts.plain, values, filled, place);
      at = place.at;
      column = place.column;
      line += place.rows;
      table.add(place.rows, before + at);
      if (at > last) return at;
    }
    line++;
    const stop = firstLineEnd(buffer, at, last);
    readLine(buffer, at, stop, column);
    return stop + lineEndLength(buffer, stop, last);
  }

  function end(): TextTable {
    readLast();
    if (!first) throw problem('is empty', 'Choose a file that holds at least one row of numbers.');
    const { rows } = table;
    if (rows === 0) {
      throw problem(
        'has a line of names but no rows',
        'Choose a file that holds at least one row of numbers.',
      );
    }
    if (readAgain()) throw new Error('this text has to be read again');
    texts.refuseInfinite();
    const values = table.finish();
    const finished = texts.finish(values);
    const textNames = finished.flatMap(({ name, categories }) => (categories ? [name] : []));
    const missing = texts.missing();
    const { delimiter: by, header, knownAs } = first;
    return {
      table: { name: fileName, columns: finished, rows, values },
      receipt: {
        delimiter: by,
        header,
        ...(knownAs && { knownAs }),
        ...(textNames.length > 0 && { textColumns: textNames }),
        ...(missing.length > 0 && { missing }),
      },
    };
  }

  function readAgain(): ReadonlyMap<number, PlacedText> | undefined {
    readLast();
    return texts.late.length > 0 ? texts.firstTexts : undefined;
  }

  function readLast(): void {
    if (pending === 0) return;
    line++;
    readLine(buffer, 0, pending, 0);
    pending = 0;
  }

  /** @param column where it begins: cells before it have been read */
  function readLine(bytes: Uint8Array, from: number, to: number, column: number): void {
    let start = from;
    let stop = to;
    if (column === 0) while (start < stop && isBlank(bytes[start]!)) start++;
    while (stop > start && isBlank(bytes[stop - 1]!)) stop--;
    if (column === 0 && start === stop) return;
    if (!first) {
      first = begin(bytes, start, stop);
      if (first.header) return;
    }
    // A tab at either end of a tab-parted line is an empty cell, not a blank.
    if (delimiter === TAB) readRow(bytes, from, to, column);
    else readRow(bytes, start, stop, column);
  }

  function begin(bytes: Uint8Array, from: number, to: number): FirstLine {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte < SPACE && byte !== TAB) {
        throw problem(
          `line ${line} is not text: it begins with ${quote(decode(bytes.subarray(from, Math.min(to, from + 24))))}`,
          TABLES_ONLY,
        );
      }
    }
    // Names would be kept with what cannot be read in them, and found by nobody.
    if (decode(bytes.subarray(from, to)).includes('\ufffd')) {
      throw problem(
        `line ${line} is not UTF-8 text: it begins with ${quote(decode(bytes.subarray(from, Math.min(to, from + 24))))}`,
        'Save the file as UTF-8 text and open it again.',
      );
    }
    const found = readFirstLine(bytes, from, to, source, line);
    firstLine = line;
    delimiter = found.delimiter === 'whitespace' ? 0 : found.delimiter.charCodeAt(0);
    columns = found.columns;
    texts = new ColumnTexts(columns, source, textColumns);
    table = new GrowingRows(columns.length, size);
    return found;
  }

  function readRow(bytes: Uint8Array, from: number, to: number, column: number): void {
    table.makeRoom();
    // Locals, since what a closure holds is slow to reach.
    const out = table.values;
    const { rows, filled } = table;
    const width = columns.length;
    const mark = delimiter;
    const { isText } = texts;
    let count = column;
    let at = from;
    while (at <= to) {
      let stop = at;
      if (mark === 0 && at === to) break;
      if (at < to && mayBeQuoted(bytes[at]!)) {
        stop = cellEnd(bytes, at, to, mark);
        if (stop < 0) {
          const name = columns[count]?.name ?? 'its last cell';
          throw problem(`line ${line}: the quotes of ${name} are not closed at its end`, CLOSE_QUOTES);
        }
      } else if (mark === 0) {
        while (stop < to && bytes[stop] !== SPACE && bytes[stop] !== TAB) stop++;
      } else {
        while (stop < to && bytes[stop] !== mark) stop++;
      }
      if (count < width) {
        const value = isText[count] === 1 ? Number.NaN : parseNumber(bytes, at, stop);
        // Whatever is not plainly a finite number is looked at again, with care.
        out[filled + count] = value - value === 0 ? value : texts.read(bytes, at, stop, count, rows, line);
      }
      count++;
      at = stop + 1;
      if (mark === 0) while (at < to && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
    }
    if (count !== width) {
      throw problem(
        `line ${line} has ${count} ${count === 1 ? 'value' : 'values'} where line ${firstLine} has ${width}`,
        'Add what is missing to the line, or remove it, and open the file again.',
      );
    }
    table.add(1, before + to);
  }

  function skipByteOrderMark(bytes: Uint8Array): number {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
      throw problem('is encoded in UTF-16', 'Save it as UTF-8 text and open it again.');
    }
    return 0;
  }

  return { push, readAgain, end };
}
