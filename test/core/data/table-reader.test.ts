import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/data/table.ts';
import { createTableReader, type NumberLayout } from '../../../src/core/data/table-reader.ts';
import { housing, housingPath, readText } from '../../housing.ts';

const columns = (...names: string[]) => names.map((name) => ({ name }));
const plain = (width: number, delimiter = 'whitespace', more: Partial<NumberLayout> = {}): NumberLayout => ({
  delimiter,
  skipLines: 0,
  header: false,
  columns: columns(...Array.from({ length: width }, (_, j) => `x${j + 1}`)),
  ...more,
});

function read(text: string | Uint8Array, layout: NumberLayout, chunk = 2 ** 20): Table | undefined {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = createTableReader('t.txt', layout, bytes.length);
  for (let at = 0; at < bytes.length; at += chunk) if (!reader.push(bytes.subarray(at, at + chunk))) break;
  return reader.end();
}
const valuesOf = (table: Table | undefined) => table && [...table.values];

describe('housing.data', () => {
  it('is 506 x 14 with the names of its columns', () => {
    const { layout } = readText(readFileSync(housingPath), 'housing.data');
    expect(layout).toMatchObject({ delimiter: 'whitespace', header: false, knownAs: 'Boston housing' });
    const table = read(readFileSync(housingPath), layout)!;
    expect([table.rows, table.columns.length]).toEqual([506, 14]);
    expect(table.columns.map(({ name }) => name).join()).toBe(
      'CRIM,ZN,INDUS,CHAS,NOX,RM,AGE,DIS,RAD,TAX,PTRATIO,B,LSTAT,MEDV',
    );
    expect(table.columns[13]).toMatchObject({ unit: 'thousand dollars' });
    expect([...table.values.slice(0, 3)]).toEqual([0.00632, 18, 2.31]);
    expect(table.values.at(-1)).toBe(11.9);
    expect([...table.values]).toEqual([...housing().values]);
  });
  it('is known by its looks under another name', () => {
    expect(readText(readFileSync(housingPath), 'copy.txt').layout.knownAs).toBe('Boston housing');
  });
});

describe('tables of numbers', () => {
  it.each([
    ['spaces', ' 1  2\n3 4 \n', 'whitespace'],
    ['tabs', '1\t2\n3\t4', '\t'],
    ['commas', '1,2\n3,4\n', ','],
    ['semicolons', '1;2\r\n3; 4\r\n', ';'],
    ['bars', '1|2\n3|4', '|'],
    ['blank lines and mixed line ends', '\n1 2\r\n\r\n3 4\r', 'whitespace'],
    ['tabs among blanks', '1 \t2\n3 \t4', 'whitespace'],
    ['a byte order mark', '\ufeff1,2\n3,4', ','],
  ])('are read with columns parted by %s', (_, text, delimiter) => {
    expect(valuesOf(read(text, plain(2, delimiter)))).toEqual([1, 2, 3, 4]);
  });
  it('begin behind the lines before them and their names', () => {
    const layout = plain(2, ',', { skipLines: 2, header: true });
    expect(valuesOf(read('a title, 5\r\n\r\n\r\nx1,x2\r\n1,2\r\n', layout))).toEqual([1, 2]);
  });
  it('miss what is empty', () => {
    const table = read('1,,3\n,5,\n', plain(3, ','));
    expect(valuesOf(table)).toEqual([1, Number.NaN, 3, Number.NaN, 5, Number.NaN]);
    expect(table!.columns.map(({ firstMissing }) => firstMissing)).toEqual([
      { where: 'line 2', text: '' },
      { where: 'line 1', text: '' },
      { where: 'line 2', text: '' },
    ]);
    expect(valuesOf(read('\t1\n2\t\n', plain(2, '\t')))).toEqual([Number.NaN, 1, 2, Number.NaN]);
  });
  it.each([
    ['a text', '1,2\n3,x\n'],
    ['a mark of missing cells', '1,2\n3,NA\n'],
    ['quotes', '1,2\n3,"4"\n'],
    ['a date', '1,2\n3,2020-01-05\n'],
    ['what no double can hold', '1,2\n3,1e400\n'],
    ['what is infinite', '1,2\n-inf,1\n'],
    ['more digits than a double has', '1,2\n3,9007199254740993\n'],
    ['zeros before the first digit', '1,2\n3,007\n'],
    ['such zeros behind a blank', '1,2\n3, -07\n'],
    ['another notation', '1,2\n3,0x10\n'],
    ['another grouping', '1,2\n3,1_000\n'],
    ['too few cells', '1,2\n3\n'],
    ['too many cells', '1,2\n3,4,5\n'],
    ['an empty cell too many', '1,2\n3,4,\n'],
    ['NUL', '1,2\n3,\u0000\n'],
    ['no row', '\n\n'],
  ])('are none with %s', (_, text) => {
    expect(read(text, plain(2, ','))).toBeUndefined();
    expect(read(text, plain(2, ','), 3)).toBeUndefined();
  });
  it('are none with a line of megabytes', () => {
    expect(read(new Uint8Array(9 * 2 ** 20).fill(49), plain(1))).toBeUndefined();
  });
  it('may hold any double', () => {
    expect(valuesOf(read('1e200 -1e-320 9007199254740991 5e15 1e20 +3 .5 -0', plain(8)))).toEqual([
      1e200, -1e-320, 9007199254740991, 5e15, 1e20, 3, 0.5, -0,
    ]);
  });
  it('give back what was written, whatever the chunks they come in', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const written = (value: number) => {
      if (Object.is(value, -0)) return '-0';
      // A whole number of more digits than a double has is none of these.
      return Math.abs(value) >= 2 ** 53 ? value.toExponential() : String(value);
    };
    fc.assert(
      fc.property(
        fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, size, end) => {
          const text = `a,b,c${end}${rows.map((cells) => cells.map(written).join(',')).join(end)}`;
          expect(valuesOf(read(text, plain(3, ',', { header: true }), size))).toEqual(rows.flat());
        },
      ),
      { numRuns: 300 },
    );
  });
  it('grow past one block', () => {
    const text = Array.from({ length: 70_000 }, (_, i) => `${i} ${-i - 1}`).join('\n');
    const table = read(text, plain(2), 2 ** 16)!;
    expect(table.rows).toBe(70_000);
    expect(table.values.every((value, i) => value === (i % 2 === 0 ? i / 2 : -(i + 1) / 2))).toBe(true);
  });
  it('never throw, whatever the bytes', () => {
    const pieces = fc.constantFrom(
      '1',
      '-2.5',
      'x',
      '"',
      ',',
      ',',
      ';',
      '\t',
      ' ',
      '\n',
      '\n',
      '\r',
      'NA',
      '1e999',
      '\u00e9',
    );
    const text = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(',', '\t', 'whitespace'),
        fc.integer({ min: 1, max: 50 }),
        (bytes, delimiter, size) => {
          const table = read(bytes, plain(2, delimiter), size);
          if (table) expect(table.values).toHaveLength(2 * table.rows);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
