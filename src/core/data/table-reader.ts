import type { Column, PlacedText, Table } from './table.ts';
import { isBlank, TAB } from './text/blanks.ts';
import { GrowingRows } from './text/growing-rows.ts';
import { CR, firstLineEnd, isLineEnd, LF, lastLineEnd, lineEndLength } from './text/lines.ts';
import { BEHIND, type Place, readNumberRows } from './text/number-rows.ts';
import { parsePlainNumber } from './text/number-text.ts';

/** How the lines of a text are a table of numbers. */
export interface NumberLayout {
  /** One character of ASCII, or 'whitespace' for runs of blanks. */
  readonly delimiter: string;
  /** Lines before the table. */
  readonly skipLines: number;
  /** The first line that is not blank names the columns. */
  readonly header: boolean;
  readonly columns: readonly Column[];
}

export interface TableReader {
  /**
   * Takes the next bytes of the file, of any length. @returns false when this is no table of plain numbers: something
   * is neither a number nor nothing, or a line has too many or too few cells
   */
  push(bytes: Uint8Array): boolean;
  /** The whole table; undefined when it is none of plain numbers, or has no row. */
  end(): Table | undefined;
  /** Where it had another number of cells than there are columns, when that is why it is no such table. */
  readonly ragged: RaggedLine | undefined;
}

export interface RaggedLine {
  readonly line: number;
  readonly bytes: Uint8Array;
  /** Bytes before the line. */
  readonly from: number;
}

const LONGEST_LINE = 8 * 2 ** 20;

/**
 * Reads a table of nothing but numbers from text as its bytes come in. An empty cell is missing. Anything else, even
 * `007`, is for a reader that keeps what cells are written like.
 * @param fileName for messages
 * @param size of the file in bytes, where it is known: so that memory for the table is taken once
 */
export function createTableReader(fileName: string, layout: NumberLayout, size = 0): TableReader {
  const { columns } = layout;
  const width = columns.length;
  /** 0 stands for runs of blanks. */
  const delimiter = layout.delimiter === 'whitespace' ? 0 : layout.delimiter.charCodeAt(0);
  /** What has come and is not read yet: the first `pending` bytes, without a line end. */
  let buffer = new Uint8Array(2 ** 16);
  let view = new DataView(buffer.buffer);
  let pending = 0;
  /** How many bytes came before those in the buffer. */
  let before = 0;
  let atStart = true;
  let endedWithCr = false;
  let line = 0;
  let awaitsHeader = layout.header;
  let isPlain = true;
  let ragged: RaggedLine | undefined;
  const firstMissing = new Map<number, PlacedText>();
  const table = new GrowingRows(width, size);
  const place: Place = { at: 0, rows: 0, column: 0 };

  function push(bytes: Uint8Array): boolean {
    if (!isPlain) return false;
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
      from = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
    }
    if (endedWithCr && length > 0) {
      endedWithCr = false;
      if (buffer[0] === LF) from = 1;
    }
    // The pending bytes were searched before and hold no line end.
    const last = lastLineEnd(buffer, Math.max(from, pending), length);
    while (from <= last && isPlain) from = readLines(from, last);
    if (last >= 0) {
      atStart = false;
      endedWithCr = last === length - 1 && buffer[last] === CR;
    }
    before += from;
    buffer.copyWithin(0, from, length);
    pending = length - from;
    if (pending > LONGEST_LINE) isPlain = false;
    return isPlain;
  }

  /** Reads lines of plain numbers as far as there are any, then one with care. @returns where the next begins */
  function readLines(from: number, last: number): number {
    let at = from;
    let column = 0;
    if (line >= layout.skipLines && !awaitsHeader) {
      readNumberRows(buffer, view, from, last, delimiter, width, table.values, table.filled, place);
      at = place.at;
      column = place.column;
      line += place.rows;
      table.add(place.rows, before + at);
      if (at > last) return at;
    }
    line++;
    const stop = firstLineEnd(buffer, at, last);
    if (!readLine(at, stop, column)) isPlain = false;
    return stop + lineEndLength(buffer, stop, last);
  }

  function end(): Table | undefined {
    if (isPlain && pending > 0) {
      line++;
      isPlain = readLine(0, pending, 0);
      pending = 0;
    }
    if (!isPlain || table.rows === 0) return undefined;
    const found = columns.map((column, j) => {
      const missing = firstMissing.get(j);
      return missing ? { ...column, firstMissing: missing } : column;
    });
    return { name: fileName, columns: found, rows: table.rows, values: table.finish() };
  }

  /** @param column where it begins: cells before it have been read */
  function readLine(from: number, to: number, column: number): boolean {
    if (line <= layout.skipLines) return true;
    let start = from;
    let stop = to;
    if (column === 0) while (start < stop && isBlank(buffer[start]!)) start++;
    while (stop > start && isBlank(buffer[stop - 1]!)) stop--;
    // A line of tabs is a row of empty cells.
    const isRow = delimiter === TAB && buffer.subarray(from, to).includes(TAB);
    if (column === 0 && start === stop && !isRow) return true;
    if (awaitsHeader) {
      awaitsHeader = false;
      return true;
    }
    // A tab at either end of a tab-parted line is an empty cell, not a blank.
    return delimiter === TAB ? readRow(from, to, column) : readRow(start, stop, column);
  }

  function readRow(from: number, to: number, column: number): boolean {
    table.makeRoom();
    const out = table.values;
    const { filled } = table;
    let count = column;
    let at = from;
    while (at <= to && !(delimiter === 0 && at === to)) {
      if (count === width) return refuseWidth(from, to);
      let end = at;
      while (end < to && !(delimiter === 0 ? isBlank(buffer[end]!) : buffer[end] === delimiter)) end++;
      let stop = end;
      while (at < stop && isBlank(buffer[at]!)) at++;
      while (stop > at && isBlank(buffer[stop - 1]!)) stop--;
      const value = at === stop ? Number.NaN : parsePlainNumber(buffer, at, stop);
      if (Number.isNaN(value)) {
        if (at < stop) return false;
        if (!firstMissing.has(count)) firstMissing.set(count, { where: `line ${line}`, text: '' });
      }
      out[filled + count] = value;
      count++;
      at = end + 1;
      if (delimiter === 0) while (at < to && isBlank(buffer[at]!)) at++;
    }
    if (count < width) return refuseWidth(from, to);
    table.add(1, before + to);
    return true;
  }

  /** @param from in the line, whose first cells may have been read before */
  function refuseWidth(from: number, to: number): false {
    let start = from;
    while (start > 0 && !isLineEnd(buffer[start - 1]!)) start--;
    ragged = { line, bytes: buffer.slice(start, to), from: before + start };
    return false;
  }

  return {
    push,
    end,
    get ragged() {
      return ragged;
    },
  };
}
