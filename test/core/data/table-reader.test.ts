import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../../../src/core/data/table.ts';
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

describe('text columns', () => {
  const columnsOf = (text: string) => readText(text, 't.csv').table.columns;
  const cellsOf = (text: string) => {
    const { table } = readText(text, 't.csv');
    return Array.from({ length: table.rows }, (_, row) => table.columns.map((_, j) => cellAt(table, row, j)));
  };
  it('hold their texts, by code point', () => {
    const text = 'city,n\nTongzhou,1\nHaidian,2\n\u{1f600},3\n\uff5e,4\nHaidian,5';
    expect(columnsOf(text)[0]).toEqual({
      name: 'city',
      categories: ['Haidian', 'Tongzhou', '\uff5e', '\u{1f600}'],
      firstText: { line: 2, text: 'Tongzhou' },
    });
    expect([...readText(text).table.values]).toEqual([1, 1, 0, 2, 3, 3, 2, 4, 0, 5]);
    expect(readText(text).receipt).toEqual({ delimiter: ',', header: true, textColumns: ['city'] });
  });
  it('keep numbers as they were written, and NA, when a text comes late', () => {
    const text = 'a,b\n1.0,NA\n1,2\nx,3\n1e400,\ninf,?';
    expect(cellsOf(text)).toEqual([
      ['1.0', null],
      ['1', 2],
      ['x', 3],
      ['1e400', null],
      ['inf', null],
    ]);
    expect(columnsOf(text)[0]!.firstText).toEqual({ line: 4, text: 'x' });
  });
  it('miss only what is empty', () => {
    const text = 'a,b\n,1\nNA,2\n"",3\n\u00e9,4';
    expect(cellsOf(text).map(([a]) => a)).toEqual([null, 'NA', null, '\u00e9']);
    expect(columnsOf(text)[0]!.firstMissing).toEqual({ line: 2, text: '' });
    expect(readText(text).receipt.missing).toEqual([{ column: 'a', cells: 2 }]);
  });
  it('are read twice only when numbers came before their first text', () => {
    const again = (text: string) => {
      const reader = createTableReader('t.csv', (bytes) => new TextDecoder().decode(bytes));
      reader.push(new TextEncoder().encode(text));
      return reader.readAgain();
    };
    expect(again('a,b\n,x\ny,x\n1,z')).toBeUndefined();
    expect(again('a,b\n1,x\ny,x')).toEqual(
      new Map([
        [1, { line: 2, text: 'x' }],
        [0, { line: 3, text: 'y' }],
      ]),
    );
  });
  it.each([
    ['delimiters', 'a,b\n"x, y",1', 'x, y'],
    ['a quote written twice', 'a,b\n"say ""hi""",1', 'say "hi"'],
    ['nothing but quotes', 'a,b\n"""",1', '"'],
    ['blanks', 'a,b\n" x ",1', ' x '],
    ['blanks around the quotes', 'a,b\n "x,y" ,1', 'x,y'],
    ['blanks between blanks', 'a b\n"x y"  1', 'x y'],
    ['another delimiter', '"a, b";c\n"x;y";1', 'x;y'],
    ['a tab', 'a\tb\n"x\ty"\t1', 'x\ty'],
    ['blanks around no quotes', 'a,b\n  x y ,1', 'x y'],
    ['quotes inside a text', 'a,b\n5" pipe,1', '5" pipe'],
  ])('hold in quotes %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual([[expected, 1]]);
  });
  it('are none where every cell is a number or stands for a missing one', () => {
    for (const mark of ['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', '?', '"NA"']) {
      const text = `a,b\n1,${mark}\n2,"3"`;
      expect(cellsOf(text)).toEqual([
        [1, null],
        [2, 3],
      ]);
      expect(columnsOf(text)[1]).toMatchObject({ firstMissing: { line: 2, text: mark.replaceAll('"', '') } });
      expect(readText(text).receipt.missing).toEqual([{ column: 'b', cells: 1 }]);
    }
  });
  it('give back any texts and numbers, whatever the chunks they come in', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'NA',
        '1',
        '1.0',
        '-3e2',
        'x',
        'x,y',
        '"',
        'a "b" c',
        '\u00e9',
        '\u{1f600}',
        ' pad ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }).filter((text) => !/[\p{Cc}\ufffd]/u.test(text)),
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 30 }), (cells, size) => {
        const text = `a,b,c\n${cells.map((row) => row.map(quoted).join(',')).join('\n')}`;
        const bytes = new TextEncoder().encode(text);
        const decode = (part: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(part);
        const push = (reader: ReturnType<typeof createTableReader>) => {
          for (let i = 0; i < bytes.length; i += size) reader.push(bytes.subarray(i, i + size));
          return reader;
        };
        let reader = push(createTableReader('t.csv', decode));
        const again = reader.readAgain();
        if (again) reader = push(createTableReader('t.csv', decode, again));
        const { table } = reader.end();
        for (const [j, { categories }] of table.columns.entries()) {
          for (const [i, row] of cells.entries()) {
            const found = cellAt(table, i, j);
            const blank = row[j]!.trim() === '';
            if (categories && !blank) expect(found).toBe(row[j]);
            else if (found === null)
              expect(['', 'NA', '?', 'null', 'NULL', 'nan', 'NaN']).toContain(row[j]!.trim());
            else if (!blank) expect(found).toBe(Number(row[j]));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('may have tens of thousands of texts', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `id${i * 7},${i}`).join('\n');
    const [column] = columnsOf(text);
    expect(column!.categories).toHaveLength(50_000);
    expect(column!.categories!.slice(0, 3)).toEqual(['id0', 'id100002', 'id100009']);
  });
});

describe('what is wrong is named by line and column', () => {
  it.each([
    ['', 't.txt is empty'],
    ['\n \n', 't.txt is empty'],
    ['a b c\n', 't.txt has a line of names but no rows'],
    ['1 2 3\n4 5\n', 't.txt line 2 has 2 values where line 1 has 3'],
    ['1 2\n\n4 5 6\n', 't.txt line 3 has 3 values where line 1 has 2'],
    ['1 2\n3 1e400', "t.txt line 2: '1e400' in x2 is too large for a double"],
    ['1 2\n3 -1e400\n3 1e500', "t.txt line 2: '-1e400' in x2 is too large for a double"],
    ['1 2\n3 -Inf', "t.txt line 2: '-Inf' in x2 is infinite"],
    ['a,b\ninfinity,x', "t.txt line 2: 'infinity' in a is infinite"],
    ['a,b\n1,"x', 't.txt line 2: the quotes of b are not closed at its end'],
    ['a,b\n1,"x" y\n', 't.txt line 2: the quotes of b are not closed at its end'],
    ['a,b\n1,2,"x', 't.txt line 2: the quotes of its last cell are not closed at its end'],
    ['a,"b\n1,2', 't.txt line 1 has quotes that are not closed'],
    ['a,b\n1,x\u0000y', "t.txt line 2: 'x\u00b7y' in b is not text"],
    ['1 2\n3 \u0000', "t.txt line 2: '\u00b7' in x2 is not text"],
    ['1 2\n3\u0000 4', "t.txt line 2: '3\u00b7' in x1 is not text"],
    [
      Uint8Array.from([97, 44, 252, 10, 49, 44, 50]),
      "t.txt line 1 is not UTF-8 text: it begins with 'a,\u00b7'",
    ],
    [Uint8Array.from([97, 10, 49, 10, 252, 10]), "t.txt line 3: '\u00b7' in a is not UTF-8 text"],
    ['a,b,a\n1,2,3', "t.txt line 1 names 'a' twice"],
    ['a,,c\n1,2,3', 't.txt line 1 leaves a column without a name'],
  ])('%j', (text, message) => {
    expect(problemOf(text, 't.txt')).toBe(message);
  });
  it('tells noise and UTF-16 from text', () => {
    expect(problemOf(new Uint8Array([0, 1, 2, 10, 0]), 'n')).toMatch(/^n line 1 is not text/);
    expect(problemOf(new Uint8Array([0xff, 0xfe, 49, 0]), 'n')).toBe('n is encoded in UTF-16');
    expect(problemOf(new Uint8Array(9 * 2 ** 20).fill(49), 'n')).toBe('n line 1 is longer than 8 MB');
  });
  it('never throws anything but a Problem, whatever the bytes', () => {
    const anything = fc.uint8Array({ maxLength: 200 });
    const tabular = fc
      .array(
        fc.constantFrom(
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
          'a,b\n',
        ),
        {
          maxLength: 60,
        },
      )
      .map((pieces) => new TextEncoder().encode(pieces.join('')));
    fc.assert(
      fc.property(fc.oneof(anything, tabular), (bytes) => {
        try {
          readText(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
