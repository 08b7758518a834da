import { Problem, quote } from '../problem.ts';
import { columnsWithoutHeader } from './known-tables.ts';
import { parseNumber } from './number-text.ts';
import type { Column, NumberTable } from './table.ts';

/** How a text file was understood. */
export interface TextReceipt {
  readonly delimiter: 'whitespace' | ',' | ';' | '\t';
  readonly header: boolean;
  /** Set when the columns were named as those of a table known by its looks. */
  readonly knownAs?: string;
}

export interface TextTable {
  readonly table: NumberTable;
  readonly receipt: TextReceipt;
}

export interface TableReader {
  /** Takes the next bytes of the file, of any length. @throws Problem that names the line and the column. */
  push(bytes: Uint8Array): void;
  /** The whole table. @throws Problem when there was no row. */
  end(): TextTable;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const QUOTE = 34;
const LONGEST_LINE = 8 * 2 ** 20;
const BLOCK = 2 ** 17;

const NUMBERS_ONLY =
  'Descent reads text files of numbers, one row a line, with or without a line of names above them.';

/**
 * Reads a table of numbers from text as its bytes come in: columns parted by spaces, tabs, commas or
 * semicolons; an optional first line of names. Never guesses: what is not a number is an error.
 * @param fileName for messages and for recognising a known table
 * @param decode UTF-8 bytes as text (what a TextDecoder does)
 */
export function createTableReader(fileName: string, decode: (bytes: Uint8Array) => string): TableReader {
  /** What has come and is not read yet: the first `pending` bytes, without a line end. */
  let buffer = new Uint8Array(2 ** 16);
  let pending = 0;
  let atStart = true;
  let endedWithCr = false;
  let line = 0;

  let delimiter = 0; // 0 stands for runs of blanks
  let receipt: TextReceipt | undefined;
  let columns: readonly Column[] = [];
  let firstLine = 0;
  let rows = 0;
  const blocks: Float64Array[] = [];
  let block = new Float64Array(0);
  let filled = 0;

  const problem = (message: string, hint: string) => new Problem('data', `${fileName} ${message}`, hint);

  function push(bytes: Uint8Array): void {
    // Always our own array: the loops below are fast when they only ever see one kind.
    const length = pending + bytes.length;
    if (buffer.length < length) {
      const larger = new Uint8Array(Math.max(length, 2 * buffer.length));
      larger.set(buffer.subarray(0, pending));
      buffer = larger;
    }
    buffer.set(bytes, pending);

    let from = 0;
    if (atStart && length >= 3) {
      atStart = false;
      from = skipByteOrderMark(buffer);
    }
    // The pending bytes were searched before and hold no line end.
    let at = lineEnd(buffer, Math.max(from, pending), length);
    while (at < length) {
      const byte = buffer[at]!;
      if (byte === LF && at === from && endedWithCr) {
        endedWithCr = false;
      } else {
        line++;
        endedWithCr = byte === CR;
        readLine(buffer, from, at);
      }
      from = at + 1;
      at = lineEnd(buffer, from, length);
    }
    if (line > 0) atStart = false;
    buffer.copyWithin(0, from, length);
    pending = length - from;
    if (pending > 0) endedWithCr = false;
    if (pending > LONGEST_LINE) {
      throw problem(`line ${line + 1} is longer than 8 MB`, NUMBERS_ONLY);
    }
  }

  function end(): TextTable {
    if (pending > 0) {
      line++;
      readLine(buffer, 0, pending);
    }
    if (!receipt) throw problem('is empty', 'Choose a file that holds at least one row of numbers.');
    if (rows === 0) {
      throw problem(
        'has a line of names but no rows',
        'Choose a file that holds at least one row of numbers.',
      );
    }
    if (filled > 0) blocks.push(block.subarray(0, filled));
    // Shared, so that the worker trains on these very bytes.
    const values = new Float64Array(new SharedArrayBuffer(rows * columns.length * 8));
    let at = 0;
    for (const part of blocks) {
      values.set(part, at);
      at += part.length;
    }
    return { table: { columns, rows, values }, receipt };
  }

  function readLine(bytes: Uint8Array, from: number, to: number): void {
    let start = from;
    let stop = to;
    while (start < stop && isBlank(bytes[start]!)) start++;
    while (stop > start && isBlank(bytes[stop - 1]!)) stop--;
    if (start === stop) return;
    if (!receipt) {
      if (readFirstLine(bytes, start, stop)) return;
    }
    // A tab at either end of a tab-parted line is an empty cell, not a blank.
    if (delimiter === TAB) readRow(bytes, from, to);
    else readRow(bytes, start, stop);
  }

  /** Decides delimiter and header; true when the line was a header and is used up. */
  function readFirstLine(bytes: Uint8Array, from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte < SPACE && byte !== TAB) {
        throw problem(
          `line ${line} is not text: it begins with ${quote(decode(bytes.subarray(from, Math.min(to, from + 24))))}`,
          NUMBERS_ONLY,
        );
      }
    }
    firstLine = line;
    const text = decode(bytes.subarray(from, to));
    const mark = ['\t', ',', ';'].find((candidate) => text.includes(candidate));
    // Tabs between blanks are just blanks: "1 \t 2".
    const blanks = mark === undefined || (mark === '\t' && /\t[ \t]|[ ]\t/.test(text));
    delimiter = blanks ? 0 : mark.charCodeAt(0);
    const cells = blanks ? text.split(/[ \t]+/) : splitCells(text, mark);
    const encoded = cells.map((cell) => parseNumber(asciiBytes(cell), 0, cell.length));
    const header = encoded.every((value) => Number.isNaN(value));
    receipt = { delimiter: blanks ? 'whitespace' : (mark as ',' | ';' | '\t'), header };
    if (header) {
      columns = cells.map((name) => ({ name }));
      const seen = new Set(['']);
      const repeated = cells.find((name) => seen.size === seen.add(name).size);
      if (repeated !== undefined) {
        const what = repeated === '' ? 'leaves a column without a name' : `names ${quote(repeated)} twice`;
        throw problem(`line ${line} ${what}`, 'Give every column a name of its own.');
      }
    } else {
      const named = columnsWithoutHeader(fileName, encoded);
      columns = named.columns;
      if (named.title) receipt = { ...receipt, knownAs: named.title };
    }
    block = new Float64Array(Math.max(1, Math.floor(BLOCK / columns.length)) * columns.length);
    return header;
  }

  function readRow(bytes: Uint8Array, from: number, to: number): void {
    if (filled === block.length) {
      blocks.push(block);
      block = new Float64Array(block.length);
      filled = 0;
    }
    // Locals, since what a closure holds is slow to reach.
    const out = block;
    const place = filled;
    const width = columns.length;
    const mark = delimiter;
    let count = 0;
    let at = from;
    while (at <= to) {
      let stop = at;
      if (mark === 0) {
        if (at === to) break;
        while (stop < to && bytes[stop] !== SPACE && bytes[stop] !== TAB) stop++;
      } else {
        while (stop < to && bytes[stop] !== mark) stop++;
      }
      if (count < width) {
        const value = parseNumber(bytes, at, stop);
        // Whatever is not plainly a finite number is looked at again, with care.
        out[place + count] = value - value === 0 ? value : readCell(bytes, at, stop, count);
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
    filled += count;
    rows++;
  }

  function readCell(bytes: Uint8Array, from: number, to: number, column: number): number {
    let start = from;
    let stop = to;
    while (start < stop && isBlank(bytes[start]!)) start++;
    while (stop > start && isBlank(bytes[stop - 1]!)) stop--;
    if (stop - start > 1 && bytes[start] === QUOTE && bytes[stop - 1] === QUOTE) {
      start++;
      stop--;
    }
    const value = parseNumber(bytes, start, stop);
    if (Number.isFinite(value)) return value;
    const name = columns[column]!.name;
    if (start === stop) {
      throw problem(
        `line ${line}: ${name} is empty`,
        'Write a number there, or remove the line, and open the file again.',
      );
    }
    const text = quote(decode(bytes.subarray(start, Math.min(stop, start + 200))));
    throw problem(
      Number.isNaN(value)
        ? `line ${line}: ${text} in ${name} is not a number`
        : `line ${line}: ${text} in ${name} is too large for a double`,
      'Write a number there, or remove the line, and open the file again.',
    );
  }

  function skipByteOrderMark(bytes: Uint8Array): number {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
      throw problem('is encoded in UTF-16', 'Save it as UTF-8 text and open it again.');
    }
    return 0;
  }

  return { push, end };
}

/** The place of the next line feed or carriage return, or `to`. */
function lineEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** The cells of a header line; a name in quotes may hold the delimiter, and a quote written twice. */
function splitCells(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '"' && quoted && text[i + 1] === '"') {
      cell += c;
      i++;
    } else if (c === '"') {
      quoted = !quoted;
    } else if (c === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += c;
    }
  }
  cells.push(cell.trim());
  return cells;
}

/** The text as bytes for `parseNumber`; what is not ASCII becomes a byte that no number holds. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => (c.charCodeAt(0) < 128 ? c.charCodeAt(0) : 0));
}
