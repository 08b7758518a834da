import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEHIND, type Place, readNumberRows } from '../../../../src/core/data/text/number-rows.ts';

/** Reads a text whose last byte is a line end, or ends one. @param behind what the buffer holds after it */
function read(text: string, delimiter: string, width: number, room = 1000, behind = '7777') {
  const bytes = new TextEncoder().encode(text + behind);
  const out = new Float64Array(room * width);
  const place: Place = { at: 0, rows: 0, column: 0 };
  const view = new DataView(bytes.buffer);
  const mark = delimiter === ' ' ? 0 : delimiter.charCodeAt(0);
  readNumberRows(bytes, view, 0, text.length - 1, mark, width, out, 0, place);
  return { ...place, out, rest: text.slice(place.at) };
}

/** A number below 10⁹, whose first digit counts. */
const whole = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 999_999_999 }).map(String));
const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${most}}$`));
const token = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '-', '+'),
      whole,
      fc.constantFrom('', '.'),
      digits(19),
      fc.constantFrom('', '', '', 'e0', 'E5', 'e-7', 'e+22', 'e-23', 'e-324'),
    )
    .filter(([, whole, point, decimals]) => whole.length + (point ? decimals.length : 0) > 0)
    .map(([sign, whole, point, decimals, e]) => sign + whole + point + (point ? decimals : '') + e),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Math.abs(value) >= 2 ** 53 ? value.toExponential() : String(value))),
  fc.integer({ min: -1e6, max: 1e6 }).map((i) => (i / 1000).toFixed(4)),
);

describe('readNumberRows', () => {
  it('gives the bits of Number() for numbers of any look, whatever parts them and ends the lines', () => {
    const widths = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        widths,
        fc.array(token, { minLength: 5, maxLength: 60 }),
        fc.constantFrom(' ', '\t', ',', ';'),
        fc.constantFrom('', ' '),
        fc.constantFrom('\n', '\r\n', '\r'),
        (width, tokens, delimiter, blank, end) => {
          const rows = Math.floor(tokens.length / width);
          const cells = tokens.slice(0, rows * width);
          const lines = Array.from({ length: rows }, (_, i) =>
            cells.slice(i * width, (i + 1) * width).join(delimiter + blank),
          );
          const found = read(lines.map((line) => line + end).join(''), delimiter, width);
          expect(found).toMatchObject({ rest: '', rows, column: 0 });
          expect([...found.out.subarray(0, cells.length)]).toEqual(cells.map(Number));
        },
      ),
      { numRuns: 1000 },
    );
  });
  it('gives the bits of Number() for ten thousand numbers of each length', () => {
    let seed = 1;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return seed;
    };
    for (let length = 1; length <= 18; length++) {
      const cells = Array.from({ length: 10_000 }, () => {
        const all = `${next()}${next()}${next()}`.slice(0, length);
        const point = next() % (length + 1);
        const before = all.slice(0, point).replace(/^0+(?=.)/, '');
        return `${next() % 2 ? '-' : ''}${before}.${all.slice(point)}`;
      });
      const { rows, out } = read(`${cells.join('\n')}\n`, ',', 1, cells.length);
      expect(rows).toBe(cells.length);
      expect(cells.findIndex((cell, i) => !Object.is(out[i], Number(cell)))).toBe(-1);
    }
  });
  it.each([
    ['a text', '1,2\n3,x\n', ',', 'x\n', 1, 1],
    ['an empty cell', '1,2\n,3\n', ',', ',3\n', 1, 0],
    ['an empty cell at the end', '1,2\n3,\n', ',', '\n', 1, 1],
    ['quotes', '1,2\n3,"4"\n', ',', '"4"\n', 1, 1],
    ['a number that no double can hold', '1,1e400\n', ',', '1e400\n', 0, 1],
    ['zeros before the first digit', '1,2\n3,007\n', ',', '007\n', 1, 1],
    ['such zeros behind a sign', '1,-00.5\n', ',', '-00.5\n', 0, 1],
    ['more digits than a double has', '1,9007199254740992\n', ',', '9007199254740992\n', 0, 1],
    ['a sign alone', '1,-\n', ',', '-\n', 0, 1],
    ['a point alone', '1,.\n', ',', '.\n', 0, 1],
    ['a blank behind a number', '1,2 \n', ',', '2 \n', 0, 1],
    ['too many cells', '1 2\n3 4 5\n', ' ', '4 5\n', 1, 1],
    ['too few cells', '1,2\n3\n', ',', '3\n', 1, 0],
    ['an empty cell too many', '1\t2\t\n', '\t', '2\t\n', 0, 1],
    ['a blank line', '1 2\n\n3 4\n', ' ', '\n3 4\n', 1, 0],
    ['a line that begins with a blank', '1 2\n 3 4\n', ' ', ' 3 4\n', 1, 0],
    ['a control character', '1 2\n3\u0000 4\n', ' ', '3\u0000 4\n', 1, 0],
    ['digits that are none', '1,\u0661\n', ',', '\u0661\n', 0, 1],
  ])('stops at %s', (_, text, delimiter, rest, rows, column) => {
    expect(read(text, delimiter, 2)).toMatchObject({ rest, rows, column });
  });
  it('skips blanks between cells and at the ends of lines', () => {
    const { rows, rest, out } = read('1 \t 2  \n3\t4\t\r\n', ' ', 2);
    expect([rows, rest, ...out.subarray(0, 4)]).toEqual([2, '', 1, 2, 3, 4]);
  });
  it('stops when there is no room for another row', () => {
    expect(read('1,2\n3,4\n5,6\n', ',', 2, 2)).toMatchObject({ rest: '5,6\n', rows: 2, column: 0 });
  });
  it('keeps the sign of zero', () => {
    expect([...read('-0,0\n-0.00,+0\n', ',', 2).out.subarray(0, 4)]).toEqual([-0, 0, -0, 0]);
  });
  it('needs no more behind the last line end than it says, and does not look at it', () => {
    for (const text of ['1,2\n', '1,.5\n', '1,2\r', '1,\n', '1,-\n']) {
      const one = read(text, ',', 2, 4, '7'.repeat(BEHIND));
      expect(read(text, ',', 2, 4, '\n\n,,')).toEqual(one);
    }
  });
});
