import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTableReader } from '../../../src/core/data/table-reader.ts';
import { Problem } from '../../../src/core/problem.ts';
import { housing, housingPath, readText } from '../../housing.ts';

const names = (text: string, file?: string) => readText(text, file).table.columns.map(({ name }) => name);
const rowsOf = (text: string) => {
  const { rows, columns, values } = readText(text).table;
  return Array.from({ length: rows }, (_, i) => [
    ...values.slice(i * columns.length, (i + 1) * columns.length),
  ]);
};
const problemOf = (text: string | Uint8Array, file?: string) => {
  try {
    readText(text, file);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  throw new Error('no problem was found');
};

describe('housing.data', () => {
  it('is 506 x 14 with the names of its columns', () => {
    const table = housing();
    expect([table.rows, table.columns.length]).toEqual([506, 14]);
    expect(table.columns.map(({ name }) => name).join()).toBe(
      'CRIM,ZN,INDUS,CHAS,NOX,RM,AGE,DIS,RAD,TAX,PTRATIO,B,LSTAT,MEDV',
    );
    expect([...table.values.slice(0, 3)]).toEqual([0.00632, 18, 2.31]);
    expect(table.values.at(-1)).toBe(11.9);
  });
  it('is known by its looks under another name', () => {
    expect(readText(readFileSync(housingPath), 'copy.txt').receipt.knownAs).toBe('Boston housing');
  });
});

describe('text tables', () => {
  it.each([
    ['spaces', ' 1  2\n3 4 \n', 'whitespace'],
    ['tabs', '1\t2\n3\t4', '\t'],
    ['commas', '1,2\n3,4\n', ','],
    ['semicolons', '1;2\r\n3; 4\r\n', ';'],
    ['quotes', '"1","2"\n"3","4"\n', ','],
    ['blank lines and mixed line ends', '\n1 2\r\n\r\n3 4\r', 'whitespace'],
    ['tabs among blanks', '1 \t2\n3 \t4', 'whitespace'],
  ])('reads columns parted by %s', (_, text, delimiter) => {
    expect(rowsOf(text)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(readText(text).receipt).toEqual({ delimiter, header: false });
  });
  it('takes a first line without numbers for names', () => {
    expect(names('a b\n1 2')).toEqual(['a', 'b']);
    expect(names('"a, b","say ""c"""\n1,2')).toEqual(['a, b', 'say "c"']);
    expect(names('\ufeffa,\u00fcber\n1,2')).toEqual(['a', '\u00fcber']);
    expect(names('1,2')).toEqual(['x1', 'x2']);
  });
  it('gives back what was written, whatever the chunks it comes in', () => {
    const row = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, size, end) => {
          const text = `a,b,c${end}${rows.map((cells) => cells.map((v) => (Object.is(v, -0) ? '-0' : v)).join(',')).join(end)}`;
          const bytes = new TextEncoder().encode(text);
          const reader = createTableReader('t.csv', (part) => new TextDecoder().decode(part));
          for (let i = 0; i < bytes.length; i += size) reader.push(bytes.subarray(i, i + size));
          expect([...reader.end().table.values]).toEqual(rows.flat());
        },
      ),
      { numRuns: 300 },
    );
  });
  it('grows past one block', () => {
    const text = Array.from({ length: 70_000 }, (_, i) => `${i} ${-i}`).join('\n');
    const { table } = readText(text);
    expect(table.rows).toBe(70_000);
    expect(table.values.every((value, i) => value === (i % 2 === 0 ? i / 2 : -(i - 1) / 2))).toBe(true);
  });
});

it('reads a hundred thousand names without comparing each with all', () => {
  const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`);
  expect(readText(`${names.join(',')}\n${names.map((_, i) => i).join(',')}`).table.columns).toHaveLength(
    100_000,
  );
});

describe('what is wrong is named by line and column', () => {
  it.each([
    ['', 't.txt is empty'],
    ['\n \n', 't.txt is empty'],
    ['a b c\n', 't.txt has a line of names but no rows'],
    ['1 2\n3 n/a\n', "t.txt line 2: 'n/a' in x2 is not a number"],
    ['RM,MEDV\r\n1,2\r\n\r\n1,n/a', "t.txt line 4: 'n/a' in MEDV is not a number"],
    ['1,2\n3,\n', 't.txt line 2: x2 is empty'],
    ['1\t2\n\t4\n', 't.txt line 2: x1 is empty'],
    ['1 2 3\n4 5\n', 't.txt line 2 has 2 values where line 1 has 3'],
    ['1 2\n\n4 5 6\n', 't.txt line 3 has 3 values where line 1 has 2'],
    ['1 2\n3 1e400', "t.txt line 2: '1e400' in x2 is too large for a double"],
    ['a,b,a\n1,2,3', "t.txt line 1 names 'a' twice"],
    ['a,,c\n1,2,3', 't.txt line 1 leaves a column without a name'],
    ['1 x 3', "t.txt line 1: 'x' in x2 is not a number"],
    ['1 2\n3 0x10', "t.txt line 2: '0x10' in x2 is not a number"],
  ])('%j', (text, message) => {
    expect(problemOf(text, 't.txt')).toBe(message);
  });
  it('names the known column of a word among the numbers', () => {
    const text = readFileSync(housingPath, 'utf8').split('\n');
    text[16] = text[16]!.replace('5.9350', '   n/a');
    expect(problemOf(text.join('\n'), 'housing.data')).toBe(
      "housing.data line 17: 'n/a' in RM is not a number",
    );
  });
  it('tells noise and UTF-16 from text', () => {
    expect(problemOf(new Uint8Array([0, 1, 2, 10, 0]), 'n')).toMatch(/^n line 1 is not text/);
    expect(problemOf(new Uint8Array([0xff, 0xfe, 49, 0]), 'n')).toBe('n is encoded in UTF-16');
    expect(problemOf(new Uint8Array(9 * 2 ** 20).fill(49), 'n')).toBe('n line 1 is longer than 8 MB');
  });
  it('never throws anything but a Problem, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readText(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
