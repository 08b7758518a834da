import { isBlank, SPACE } from './cells.ts';
import { parseNumber } from './number-text.ts';

export const LF = 10;
export const CR = 13;

const ZERO = 48;
const POINT = 46;
const MINUS = 45;
/** So many digits are an int32 at any rate. */
const DIGITS = 9;
/** What to divide a mantissa by: 10ⁿ for n digits behind the point, and -10ⁿ from NEGATIVE on. */
const NEGATIVE = 16;
const DIVISORS = Float64Array.from({ length: 2 * NEGATIVE }, (_, i) =>
  i < NEGATIVE ? Number(`1e${i}`) : -Number(`1e${i - NEGATIVE}`),
);

/** How far rows of numbers were read. */
export interface Place {
  /** The next byte to be read: the first of a line, or of a cell within one. */
  at: number;
  /** Whole rows that were read. */
  rows: number;
  /** The column of the cell to be read next, whose row has begun; 0 at the start of a line. */
  column: number;
}

/**
 * Reads rows of nothing but numbers, up to the first cell that is not plainly one, or a line that is blank or begins
 * with a blank, or until `out` is full. The numbers have the bits that `Number()` gives.
 *
 * @param last the place of the last line end among the bytes: nothing behind it is read
 * @param delimiter 0 stands for runs of blanks
 * @param numbers how many columns to read of each line; where this is less than `width`, no line is read to its end
 * @param out takes the numbers from out[filled] on, `width` a row
 * @param place is filled in, so that nothing is allocated
 */
export function readNumberRows(
  bytes: Uint8Array,
  from: number,
  last: number,
  delimiter: number,
  width: number,
  numbers: number,
  out: Float64Array,
  filled: number,
  place: Place,
): void {
  const separator = delimiter === 0 ? SPACE : delimiter;
  const end = out.length - width;
  let row = filled;
  let cell = from;
  let column = 0;
  rows: while (cell <= last && row <= end) {
    const begin = bytes[cell]!;
    if (begin <= SPACE && (isBlank(begin) || begin === LF || begin === CR)) break;
    for (;;) {
      if (column === numbers) break rows;
      let at = cell;
      let byte = bytes[at]!;
      // 1 for a minus, without a branch: signs cannot be foretold. What comes before it in ASCII is no digit.
      const negative = (byte - POINT) >>> 31;
      at += negative;
      const start = at;
      let mantissa = 0;
      let digit = bytes[at]! - ZERO;
      while (digit >>> 0 < 10) {
        mantissa = (Math.imul(mantissa, 10) + digit) | 0;
        at++;
        digit = bytes[at]! - ZERO;
      }
      let digits = at - start;
      let behind = 0;
      if (digit === POINT - ZERO) {
        at++;
        const point = at;
        digit = bytes[at]! - ZERO;
        while (digit >>> 0 < 10) {
          mantissa = (Math.imul(mantissa, 10) + digit) | 0;
          at++;
          digit = bytes[at]! - ZERO;
        }
        behind = at - point;
        digits += behind;
      }
      const next = digit + ZERO;
      const ended = next === separator || next === LF || next === CR;
      if (byte >= MINUS && ended && digits > 0 && digits <= DIGITS) {
        // Both are exact doubles, so that the division alone rounds, as in parseNumber.
        out[row + column] = mantissa / DIVISORS[negative * NEGATIVE + behind]!;
        byte = next;
      } else {
        const stop = cellStop(bytes, cell, delimiter);
        let first = cell;
        while (bytes[first] === SPACE) first++;
        const value = parseNumber(bytes, first, stop);
        if (!(value - value === 0)) break rows;
        out[row + column] = value;
        at = stop;
        byte = bytes[at]!;
      }
      if (delimiter === 0) {
        while (isBlank(byte)) byte = bytes[++at]!;
        if (byte !== LF && byte !== CR) {
          // One too many is for the one who counts.
          if (column === width - 1) break rows;
          column++;
          cell = at;
          continue;
        }
      } else if (byte === separator) {
        if (column === width - 1) break rows;
        column++;
        cell = at + 1;
        continue;
      }
      if (column < width - 1) break rows;
      row += width;
      column = 0;
      cell = byte === CR && at < last && bytes[at + 1] === LF ? at + 2 : at + 1;
      break;
    }
  }
  place.at = cell;
  place.rows = (row - filled) / width;
  place.column = column;
}

/** Where a cell without quotes ends: its delimiter, or the end of its line. */
function cellStop(bytes: Uint8Array, from: number, delimiter: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at]!;
    if (byte === delimiter || byte === LF || byte === CR || (delimiter === 0 && isBlank(byte))) return at;
    at++;
  }
}
