import { isBlank, SPACE } from './blanks.ts';
import { CR, isLineEnd, LF, lineEndLength } from './lines.ts';
import { parsePlainNumber } from './number-text.ts';

/** So many bytes must be there behind the last line end: four are looked at together. */
export const BEHIND = 4;

const ZERO = 48;
const POINT = 46;
const MINUS = 45;
/** Any integer of so many digits is an exact double. */
const DIGITS = 15;
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
 * with a blank, or until `out` is full. The numbers have the bits that `Number()` gives. Those of which a double does
 * not say all, `007` and whole numbers of 2⁵³ and more, are not plainly numbers.
 *
 * @param view of the same bytes
 * @param last the place of the last line end among the bytes: nothing behind it is read
 * @param delimiter 0 stands for runs of blanks
 * @param out takes the numbers from out[filled] on, `width` a row
 * @param place is filled in, so that nothing is allocated
 */
export function readNumberRows(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  last: number,
  delimiter: number,
  width: number,
  out: Float64Array,
  filled: number,
  place: Place,
): void {
  const separator = delimiter === 0 ? SPACE : delimiter;
  const lastColumn = width - 1;
  const full = out.length - width;
  let row = filled;
  let cell = from;
  let column = 0;
  rows: while (cell <= last && row <= full) {
    const begin = bytes[cell]!;
    if (isBlank(begin) || isLineEnd(begin)) break;
    for (;;) {
      let at = cell;
      // 1 for a minus, else 0: without a branch, since signs cannot be foretold.
      const negative = ((bytes[at]! ^ MINUS) - 1) >>> 31;
      at += negative;
      const start = at;
      let mantissa = 0;
      let digit = bytes[at]! - ZERO;
      while (digit >>> 0 < 10) {
        mantissa = mantissa * 10 + digit;
        at++;
        digit = bytes[at]! - ZERO;
      }
      let digits = at - start;
      if (digits > 1 && bytes[start] === ZERO) break rows;
      let decimals = 0;
      if (digit === POINT - ZERO) {
        at++;
        const point = at;
        // Four digits at once, one in each byte: pairs of them first, then the two pairs.
        let four = view.getUint32(at, true) ^ 0x30303030;
        while ((((four + 0x06060606) | four) & 0xf0f0f0f0) === 0) {
          four = (Math.imul(four, 10) + (four >>> 8)) & 0x00ff00ff;
          mantissa = mantissa * 10000 + (Math.imul(four & 0xff, 100) + (four >>> 16));
          at += 4;
          four = view.getUint32(at, true) ^ 0x30303030;
        }
        digit = bytes[at]! - ZERO;
        while (digit >>> 0 < 10) {
          mantissa = mantissa * 10 + digit;
          at++;
          digit = bytes[at]! - ZERO;
        }
        decimals = at - point;
        digits += decimals;
      }
      let next = digit + ZERO;
      if (digits > 0 && digits <= DIGITS && (next === separator || next === LF || next === CR)) {
        // Both are exact doubles, so that the division alone rounds, as in parseNumber.
        out[row + column] = mantissa / DIVISORS[negative * NEGATIVE + decimals]!;
        if (next === separator && column < lastColumn && bytes[at + 1]! > SPACE) {
          column++;
          cell = at + 1;
          continue;
        }
      } else {
        let first = cell;
        while (bytes[first] === SPACE) first++;
        at = cellStop(bytes, first, delimiter);
        const value = parsePlainNumber(bytes, first, at);
        if (Number.isNaN(value)) break rows;
        out[row + column] = value;
        next = bytes[at]!;
      }
      if (delimiter === 0) while (isBlank(next)) next = bytes[++at]!;
      // Too many or too few cells are for the one who counts them.
      const ended = isLineEnd(next);
      if (ended !== (column === lastColumn)) break rows;
      if (ended) {
        cell = at + lineEndLength(bytes, at, last);
        break;
      }
      column++;
      cell = delimiter === 0 ? at : at + 1;
    }
    row += width;
    column = 0;
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
    if (isLineEnd(byte) || (delimiter === 0 ? isBlank(byte) : byte === delimiter)) return at;
    at++;
  }
}
