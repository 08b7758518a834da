import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReadChoices } from '../../../src/core/data/receipt.ts';
import { numberText } from '../../../src/core/data/text/rules/judge-cell.ts';
import { loadDelimited } from '../../../src/node/data/delimited/load-delimited.ts';
import { withSource } from '../../../src/node/data/source-file.ts';
import { housingPath, readText } from '../../housing.ts';
import { open, problemOf } from './delimited.ts';

const columnsOf = async (text: string, choices?: ReadChoices) =>
  (await open(text, choices)).columns.map(({ name, type }) => `${name}: ${type}`);
const cellsOf = async (text: string | Uint8Array, choices?: ReadChoices) => (await open(text, choices)).cells;
const warningsOf = async (text: string, choices?: ReadChoices) =>
  (await open(text, choices)).receipt.warnings;

describe('what parts cells', () => {
  it.each([
    ['commas', 'a,b\n1,x\n2,y\n', ',', 'csv'],
    ['semicolons and decimal commas', 'a;b;c\n1,5;x;2\n2,25;y;3,5\n', ';', 'csv'],
    ['tabs, whatever the name of the file', 'a\tb\n1\tNew York, USA\n\tParis, France\n', '\t', 'tsv'],
    ['bars', 'a|b\n1|x\n2|y\n', '|', 'csv'],
    ['blanks', 'a  b\n1  x\n2  "y z"\n', 'whitespace', 'whitespace'],
    ['nothing', 'city\nNew York\nParis\n', ',', 'csv'],
    ['nothing, with commas in the texts', 'city\nNew York, USA\nParis\n', '\t', 'tsv'],
  ])('is found: %s', async (_, text, delimiter, format) => {
    expect((await open(text)).receipt).toMatchObject({ delimiter, format, header: true });
  });
  it.each([
    ['delimiters in quotes', 'a,b\n"x, y",1\n', ['x, y', '1']],
    ['a quote written twice', 'a,b\n"say ""hi""",1\n', ['say "hi"', '1']],
    ['nothing but quotes', 'a,b\n"""",1\n', ['"', '1']],
    ['blanks in quotes', 'a,b\n" x ",1\n', [' x ', '1']],
    ['blanks around quotes', 'a,b\n "x,y" ,1\n', ['x,y', '1']],
    ['quotes inside a text', 'a,b\n5" pipe,1\n', ['5" pipe', '1']],
    ['a line end in quotes', 'a,b\n"x\ny",1\n', ['x\ny', '1']],
    ['quotes between blanks', 'a b\n"x y"  1\n', ['x y', '1']],
    ['a last line without an end', 'a,b\nx,1', ['x', '1']],
    ['CR alone', 'a,b\rx,1\r', ['x', '1']],
    ['a byte order mark', '\ufeffa,b\nx,1\n', ['x', '1']],
    ['a line of blanks before the names', '   \na,b\nx,1\n', ['x', '1']],
    ['blank lines', '\n  \na,b\n\n   \nx,1\n\n', ['x', '1']],
    ['UTF-16', Buffer.from('\ufeffa,b\n\u00e9,1\n', 'utf16le'), ['\u00e9', '1']],
    // Nearly every second byte is a control character of other encodings.
    [
      'UTF-16 of Russian',
      Buffer.from(
        '\ufeff\u0438\u043c\u044f,\u0433\u043e\u0440\u043e\u0434\n\u0410\u043d\u043d\u0430,1\n',
        'utf16le',
      ),
      ['\u0410\u043d\u043d\u0430', '1'],
    ],
    ['the delimiter told in the first line', 'sep=;\na;b\nx;1\n', ['x', '1']],
    ['blanks behind every delimiter', 'a, b\nx, y\n', ['x', 'y']],
  ])('is understood with %s', async (_, text, cells) => {
    expect(await cellsOf(text)).toEqual([cells]);
  });
  it('keeps rows of nothing but tabs', async () => {
    const rows = [
      ['1', '2'],
      [null, null],
      ['3', '4'],
    ];
    expect(await cellsOf('a\tb\n1\t2\n\t\n3\t4\n')).toEqual(rows);
    expect(await cellsOf('a\tb\n\t\n\t\n')).toEqual([
      [null, null],
      [null, null],
    ]);
  });
  it('can be chosen', async () => {
    expect(await cellsOf('a;b,c\n1;2,x\n3;4,y\n', { delimiter: ';' })).toEqual([
      ['1', '2,x'],
      ['3', '4,y'],
    ]);
    expect(await cellsOf("a,b\n'x,y',1\n", { quote: "'" })).toEqual([['x,y', '1']]);
    expect(await cellsOf('a,b\n"x,1\ny",2\n', { quote: '' })).toEqual([
      ['"x', '1'],
      ['y"', '2'],
    ]);
  });
});

describe('names', () => {
  it.each([
    ['a line of texts above numbers', 'a,b\n1,2\n', ['a', 'b']],
    ['a name among numbers', 'id,2019,2020\n1,5,6\n2,7,8\n', ['id', '2019', '2020']],
    ['years in a row', 'id,2019,2020\nA1,5,6\nA2,7,8\n', ['id', '2019', '2020']],
    ['numbers above texts', 'x,1,2\nA,lo,hi\nB,hi,lo\n', ['x', '1', '2']],
    ['texts above texts', 'city,country\nParis,France\n', ['city', 'country']],
    ['a row of numbers', '1,2\n3,4\n', ['x1', 'x2']],
    ['a row like those below', 'Tokyo,5\nParis,7\n', ['x1', 'x2']],
    [
      'anything in quotes',
      '"a, b",x.y,z[0],\u{1f600},\u05d0\u05d1,"say ""hi"""\n1,2,3,4,5,x\n',
      ['a, b', 'x.y', 'z[0]', '\u{1f600}', '\u05d0\u05d1', 'say "hi"'],
    ],
    ['a line end', '"a\nb",c\n1,x\n', ['a\nb', 'c']],
  ])('are told from rows: %s', async (_, text, names) => {
    expect((await open(text)).columns.map(({ name }) => name)).toEqual(names);
  });
  it('are made unique, and said', async () => {
    const { columns, receipt } = await open('a,,a,a_2,\n1,2,3,4,x\n');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'column_2', 'a_3', 'a_2', 'column_5']);
    expect(receipt.warnings).toEqual([
      "Line 1 leaves column 2 without a name; it is called 'column_2'.",
      "Line 1 names 'a' more than once; column 3 is called 'a_3'.",
      "Line 1 leaves column 5 without a name; it is called 'column_5'.",
    ]);
  });
  it('can be chosen to be there or not, and behind other lines', async () => {
    expect(await cellsOf('a,b\nc,d\n', { header: false })).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect((await open('1,2\n3,4\n', { header: true })).columns.map(({ name }) => name)).toEqual(['1', '2']);
    const untold = await open('Sales,,\na,b,c\n1,x,y\n');
    expect(untold.receipt.warnings.filter((warning) => warning.includes('title'))).toEqual([
      "Line 1 was read as names, but holds 'Sales' alone; if that is a title, have 1 line before the table left out.",
    ]);
    const titled = await open('Sales, all\n\na,b\n1,x\n', { skipLines: 1 });
    expect([titled.receipt.skippedLines, titled.lines, titled.cells]).toEqual([1, [4], [['1', 'x']]]);
  });
  it('are those of a known table', async () => {
    const { columns, receipt, by } = await withSource(housingPath, {}, async (file) => {
      const loaded = await loadDelimited(file, {});
      return { ...loaded, by: loaded.table ? 'table' : 'store' };
    });
    expect([by, receipt.knownAs, receipt.format, columns[13]]).toMatchObject([
      'table',
      'Boston housing',
      'whitespace',
      { name: 'MEDV', type: 'number', unit: 'thousand dollars' },
    ]);
    expect(columns.map(({ type }) => type).filter((type) => type === 'integer')).toHaveLength(3);
  });
});

describe('cells', () => {
  it.each<[string, string[], string, (string | null)[]]>([
    ['integers', ['1', '-2', '+3', ' 4 '], 'integer', ['1', '-2', '3', '4']],
    ['whole numbers however they are written', ['1.0', '2e3'], 'integer', ['1', '2000']],
    ['numbers', ['1', '.5', '1e-3', '-0'], 'number', ['1', '0.5', '0.001', '-0']],
    ['-0, which no integer is', ['1', '-0'], 'number', ['1', '-0']],
    ['decimal commas', ['0,435', '1,234'], 'number', ['0.435', '1.234']],
    ['thousands, as one cell tells', ['1,234', '1,234.5'], 'number', ['1234', '1234.5']],
    ['thousands twice', ['1,234,567', '1,234'], 'integer', ['1234567', '1234']],
    ['decimal commas, as one cell tells', ['1,234', '1,5'], 'number', ['1.234', '1.5']],
    ['points and commas', ['1.234,5', '1.234'], 'number', ['1234.5', '1234']],
    ['blanks between thousands', ['1 234,5', '12 345'], 'number', ['1234.5', '12345']],
    ['no-break spaces', ['1\u00a0234', '5'], 'integer', ['1234', '5']],
    ['apostrophes', ["1'234.5", '7'], 'number', ['1234.5', '7']],
    ['percentages', ['12 %', '7.5%'], 'number', ['12', '7.5']],
    ['percentages among numbers', ['12 %', '7.5'], 'text', ['12 %', '7.5']],
    ['currency', ['$5', '$7'], 'text', ['$5', '$7']],
    ['other notations', ['0x10', '5'], 'text', ['0x10', '5']],
    ['underscores', ['1_000', '5'], 'text', ['1_000', '5']],
    ['too large', ['1e400', '5', '-inf'], 'number', ['Infinity', '5', '-Infinity']],
    ['beyond doubles', ['9007199254740993', '5'], 'integer', ['9007199254740993', '5']],
    ['beyond 64 bits', ['9223372036854775808', '-5'], 'integer', ['9223372036854775808', '-5']],
    ['truth values', ['true', 'FALSE', 'True'], 'boolean', ['true', 'false', 'true']],
    ['yes and no', ['yes', 'No'], 'text', ['yes', 'No']],
    ['0 and 1', ['0', '1'], 'integer', ['0', '1']],
    ['y and n', ['y', 'n'], 'text', ['y', 'n']],
    ['ISO dates', ['2020-01-05', '1999-12-31'], 'date', ['2020-01-05', '1999-12-31']],
    ['no dates', ['2020-01-05', '2020-02-30'], 'text', ['2020-01-05', '2020-02-30']],
    ['times', ['2020-01-05T10:30', '2020-01-05'], 'date', ['2020-01-05 10:30:00', '2020-01-05 00:00:00']],
    [
      'zones',
      ['2020-01-05T00:30:00+02:00', '2020-01-05T10:30Z'],
      'date',
      ['2020-01-04 22:30:00', '2020-01-05 10:30:00'],
    ],
    ['dates with dots', ['05.01.2020', '5.1.2020'], 'date', ['2020-01-05', '2020-01-05']],
    ['days first, as one cell tells', ['1/5/2020', '13/5/2020'], 'date', ['2020-05-01', '2020-05-13']],
    ['months first, as one cell tells', ['1/5/2020', '5/13/2020'], 'date', ['2020-01-05', '2020-05-13']],
    ['days or months first', ['1/5/2020', '2/5/2020'], 'text', ['1/5/2020', '2/5/2020']],
    [
      'marks of missing numbers',
      ['1', 'NA', 'null', '-', '.', 'None', '#N/A', '?', ''],
      'integer',
      ['1', null, null, null, null, null, null, null, null],
    ],
    ['NA among texts', ['a', 'NA', ''], 'text', ['a', 'NA', null]],
    ['nothing at all', ['', ''], 'number', [null, null]],
  ])('are read as what they say: %s', async (_, cells, type, says) => {
    const opened = await open(`n;t\n${cells.map((cell) => `"${cell}";x`).join('\n')}\n`, { header: true });
    expect(opened.columns[0]!.type).toBe(type);
    expect(opened.cells.map(([cell]) => cell)).toEqual(says);
    expect(opened.columns[0]!.missing).toBe(says.filter((cell) => cell === null).length);
  });
  it('are counted and listed when they could mean something else', async () => {
    const { receipt, cells } = await open('p;t\n1,234;x\n12,345;y\n7;z\n');
    expect(cells.map(([cell]) => cell)).toEqual(['1234', '12345', '7']);
    expect(receipt).toMatchObject({ ambiguousCells: 2, grouping: ',' });
    expect(receipt.ambiguous).toEqual([
      { line: 2, row: 0, column: 'p', text: '1,234', readAs: '1234' },
      { line: 3, row: 1, column: 'p', text: '12,345', readAs: '12345' },
    ]);
    expect(receipt.warnings).toEqual([
      "'1,234' in p (line 2) may be 1234 or 1.234: 2 such cells were read as 1234 is. Choose the decimal mark if that is wrong.",
    ]);
  });
  it('go by the decimal mark of the other columns', async () => {
    const { receipt, cells } = await open('p;q\n1,234;0,5\n5,678;1,5\n');
    expect([cells, receipt.decimal, receipt.ambiguousCells]).toEqual([
      [
        ['1.234', '0.5'],
        ['5.678', '1.5'],
      ],
      ',',
      2,
    ]);
    expect(await cellsOf('p;q\n1.234;0,5\n5.678;1,5\n')).toEqual([
      ['1234', '0.5'],
      ['5678', '1.5'],
    ]);
  });
  it('go by the decimal mark that is chosen', async () => {
    const { receipt, cells } = await open('p;t\n1,234;x\n5,678;y\n', { decimal: ',' });
    expect([cells, receipt.ambiguousCells]).toEqual([
      [
        ['1.234', 'x'],
        ['5.678', 'y'],
      ],
      0,
    ]);
    expect(await cellsOf('p,t\n1_000,x\n', { grouping: '_' })).toEqual([['1000', 'x']]);
  });
  it('written with zeros in front are told to be so whatever the decimal mark', async () => {
    const { receipt } = await open('a;b\n007;1,5\n008;2,5\n1.234;3,5\n');
    expect([receipt.decimal, receipt.ambiguousCells, receipt.warnings]).toEqual([
      ',',
      3,
      [
        "'1.234' in a (line 4) may be 1234 or 1.234: 1 such cell was read as 1234 is. Choose the decimal mark if that is wrong.",
        "'007' in a (line 2) has zeros before its first digit; 2 such cells were read without them. Choose the type text to keep them.",
      ],
    ]);
  });
  it('are told by line when they are odd', async () => {
    const text = 'n,z,d,i,k,s\n5,007,1/5/2020,1,0x1f,1%\n1e400,10,2/5/2020,9007199254740993,7,2%\n';
    const { receipt } = await open(text, { header: true });
    expect(receipt.warnings).toEqual([
      "'1e400' in n (line 3) is more than a number can hold; because of 1 such cell the column can be neither feature nor target.",
      "'007' in z (line 2) has zeros before its first digit; 1 such cell was read without them. Choose the type text to keep them.",
      "'1/5/2020' in d (line 2) may have the day or the month first, and no other cell tells: d was left as texts. Choose the type date to read the day first.",
      'i holds whole numbers beyond 9,007,199,254,740,992: they are kept exactly, but training rounds them.',
      "'0x1f' in k (line 2) may be meant as a number; 1 such cell keeps k a column of texts.",
      "The numbers of s are in percent, as they are written: 12 for '12 %'.",
    ]);
    expect(receipt.ambiguous.map(({ column, line, readAs }) => [column, line, readAs])).toEqual([
      ['z', 2, '7'],
      ['d', 2, '1/5/2020'],
      ['k', 2, '0x1f'],
      ['d', 3, '2/5/2020'],
    ]);
  });
  it('may make a column one of texts long after the sample', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `${i},x`);
    rows[150_000] = 'twelve,x';
    rows[199_999] = '007,x';
    const { columns, receipt, rows: count } = await open(`n,t\n${rows.join('\n')}\n`);
    expect([columns[0]!.type, count]).toEqual(['text', 200_000]);
    expect(receipt.warnings).toEqual([
      "n is a column of texts because of 'twelve' on line 150002; before that its cells looked like something else.",
    ]);
  });
  it('keep the order of the file, with line ends in quotes all over', async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => (i % 3 === 0 ? `${i},"a\n${i}"` : `${i},b${i}`));
    const { cells, lines, rows: count } = await open(`n,t\n${rows.join('\n')}\n`);
    expect(count).toBe(300_000);
    expect(cells.findIndex(([n], i) => n !== String(i))).toBe(-1);
    expect(cells[299_997]).toEqual(['299997', 'a\n299997']);
    expect(lines.slice(0, 5)).toEqual([2, 4, 5, 6, 8]);
  });
});

describe('choices of columns', () => {
  const typed = (type: 'number' | 'integer' | 'text' | 'boolean' | 'date') => ({ columns: { a: { type } } });
  it('give them their type', async () => {
    expect(await cellsOf('a,b\n007,x\n', typed('text'))).toEqual([['007', 'x']]);
    expect(await cellsOf('a,b\n1,x\nf,y\n', typed('boolean'))).toEqual([
      ['true', 'x'],
      ['false', 'y'],
    ]);
    expect(await columnsOf('a,b\n1,x\n', typed('number'))).toEqual(['a: number', 'b: text']);
    const dates = await open('a,b\n1/5/2020,x\n2/5/2020,y\n', typed('date'));
    expect(dates.cells.map(([a]) => a)).toEqual(['2020-05-01', '2020-05-02']);
    expect(dates.receipt.warnings).toEqual([
      "'1/5/2020' in a (line 2) may have the day or the month first; 2 such cells were read with the day first.",
    ]);
    expect(await warningsOf('a,b\n1,x\n', typed('number'))).toEqual([]);
  });
  it.each([
    ['number', 'a,b\n7,x\nabc,y\n', "t.csv line 3: 'abc' in a is no number"],
    ['integer', 'a,b\n7,x\n\n1.5,y\n', "t.csv line 4: '1.5' in a is no whole number"],
    ['boolean', 'a,b\ntrue,x\n7,y\n', "t.csv line 3: '7' in a is no truth value (true or false)"],
    ['date', 'a,b\n2020-01-05,x\n2020-13-05,y\n', "t.csv line 3: '2020-13-05' in a is no date"],
  ] as const)('refuse what is no %s', async (type, text, message) => {
    expect(await problemOf(text, typed(type))).toBe(message);
  });
  it('say what means missing', async () => {
    const text = 'a,b\n1,NA\n-99,y\nNA,-99\n';
    const everywhere = await open(text, { missing: ['-99', 'NA'] });
    expect(everywhere.cells).toEqual([
      ['1', null],
      [null, 'y'],
      [null, null],
    ]);
    expect(new Set(everywhere.receipt.missingMarks)).toEqual(new Set(['-99', 'NA']));
    expect(await cellsOf(text, { columns: { b: { missing: ['NA'] } } })).toEqual([
      ['1', null],
      ['-99', 'y'],
      [null, '-99'],
    ]);
    expect(await cellsOf('a,b\n1,2\n-99,3\n', { missing: ['-99'] })).toEqual([
      ['1', '2'],
      [null, '3'],
    ]);
  });
  it('name a column that is there', async () => {
    expect(await problemOf('a,b\n1,x\n', { columns: { z: { type: 'text' } } })).toBe(
      "t.csv has no column 'z', for which a type or missing marks were chosen",
    );
  });
});

describe('what is wrong is named by its line', () => {
  it.each([
    ['nothing', '', 't.csv is empty'],
    ['blanks', '\n \n', 't.csv is empty'],
    ['a header only', 'a,b\n', 't.csv has a line of names but no rows'],
    ['too few cells', 'a,b\nx,1\n\n3\n', "t.csv line 4 has 1 value where there are 2 columns: '3'"],
    ['too few numbers', '1 2 3\n4 5\n', "t.csv line 2 has 2 values where there are 3 columns: '4 5'"],
    [
      'too many cells',
      'a,b\n"x\ny",2\n1,2,3\n4,5,6\n',
      "t.csv line 4 has 3 values where there are 2 columns: '1,2,3'; 1 other line has too many or too few values, too",
    ],
    ['an open quote', 'a,b\n1,x\n2,"y\n3,z\n', "t.csv line 3: a quote opens that is never closed: '2,\"y'"],
    [
      'a quote closed early',
      'a,b\n1,x\n"5" pipe,2\n',
      't.csv line 3: a quote is closed before its cell ends: \'"5" pipe,2\'',
    ],
    [
      'a title',
      'Sales\n\na,b\n1,2\n3,4\n',
      "t.csv line 1 has 1 value where line 3 and most others have 2: 'Sales'",
    ],
    ['a line of 40 MB', `a,b\n1,${'x'.repeat(40 * 2 ** 20)}\n`, 't.csv has a line longer than 32 MB'],
    [
      'a line of numbers',
      `${'1.5,'.repeat(200_000)}1\n`,
      't.csv line 1 has 200,001 values, where at most 100,000 columns can be read',
    ],
  ])('%s', async (_, text, message) => {
    expect(await problemOf(text)).toBe(message);
  });
  it('or left out, if so chosen', async () => {
    const text = 'a,b\n1,x\n1,2,3\n"p\nq",4\n5\n   \n6,y\n';
    const { cells, receipt, lines } = await open(text, { badRows: 'skip' });
    expect(cells).toEqual([
      ['1', 'x'],
      ['p\nq', '4'],
      ['6', 'y'],
    ]);
    expect(lines).toEqual([2, 4, 8]);
    expect(receipt.skippedRows).toBe(2);
    expect(receipt.skipped).toEqual([
      { line: 3, text: '1,2,3', why: 'has 3 values where there are 2 columns' },
      { line: 6, text: '5', why: 'has 1 value where there are 2 columns' },
    ]);
  });
  it('but open quotes are not', async () => {
    expect(await problemOf('a,b\n1,x\n2\n3,"y\n', { badRows: 'skip' })).toMatch(
      /^t.csv line 4: a quote opens/,
    );
  });
});

describe('large cells and many columns', () => {
  it('10 MB in one cell', async () => {
    const { cells } = await open(`a,b\n1,"${'x'.repeat(10 * 2 ** 20)}"\n2,y\n`);
    expect(cells.map(([a, b]) => [a, b!.length])).toEqual([
      ['1', 10 * 2 ** 20],
      ['2', 1],
    ]);
  });
  it('5,000 columns of numbers', async () => {
    const names = Array.from({ length: 5000 }, (_, j) => `c${j}`).join();
    const { columns, cells, by } = await open(
      `${names}\n${names.replaceAll('c', '')}\n${names.replaceAll('c', '-')}\n`,
    );
    expect([by, columns.length, cells[1]![4999]]).toEqual(['table', 5000, '-4999']);
  });
});

describe('tables of numbers', () => {
  const number = fc.oneof(
    fc.integer().map(String),
    fc.double({ noNaN: true }).map((value) => (Math.abs(value) < 2 ** 53 ? numberText(value) : '1e30')),
    fc.constantFrom('', '1.0', '-0', '+5', '1e3', '00', '9007199254740993', '.5', '1e400'),
  );
  const whole = fc.oneof(fc.integer().map(String), fc.constant(''));
  it('come out the same by the core and by the engine', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(whole, number, number), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.boolean(),
        async (rows, delimiter, header) => {
          const lines = rows.map((row) => row.join(delimiter));
          const text = `${header ? `a${delimiter}b${delimiter}c\n` : ''}${lines.join('\n')}\n`;
          const choices = { delimiter, header };
          const core = await open(text, choices);
          // The mark stands in no cell, but sends the file to the engine.
          const engine = await open(text, { ...choices, missing: ['NA'] });
          expect(engine.by).toBe('store');
          expect({ ...core, by: 0, receipt: { ...core.receipt, choices: 0 } }).toEqual({
            ...engine,
            by: 0,
            receipt: { ...engine.receipt, choices: 0 },
          });
          expect(core.cells).toEqual(readText(text, 't.csv', choices).cells);
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  }, 120_000);
  it('go by the core where nothing is odd', async () => {
    expect((await open('a,b\n1,2\n3,\n')).by).toBe('table');
    expect((await open('a,b\n1,2\n3,007\n')).by).toBe('store');
    expect((await open('a,b\n1,2\n3,NA\n')).by).toBe('store');
    expect((await open(' 1  2\n3 4\n')).by).toBe('table');
    const zipped = await open(gzipSync('a,b\n1,2\n3,4\n'), {}, 't.csv.gz');
    expect([zipped.by, zipped.receipt.compression, zipped.cells[1], zipped.lines]).toEqual([
      'table',
      'gzip',
      ['3', '4'],
      [2, 3],
    ]);
  });
});

describe('on the way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'descent-way-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'long.csv');
  writeFileSync(path, `n,t\n${Array.from({ length: 400_000 }, (_, i) => `${i},text ${i}`).join('\n')}\n`);

  it('it tells how far it is, never back', async () => {
    const told: number[] = [];
    const onProgress = (read: number, bytes: number) => told.push(read / bytes);
    const loaded = await withSource(path, {}, (file) => loadDelimited(file, { onProgress }));
    loaded.store!.close();
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });
  it('it stops when told', async () => {
    for (const at of [0, 0.35]) {
      const control = new AbortController();
      const onProgress = (read: number, bytes: number) => {
        if (read / bytes >= at) control.abort(new Error('enough'));
      };
      const options = { signal: control.signal, onProgress };
      if (at > 0) setTimeout(() => control.abort(new Error('enough')), 0);
      await expect(withSource(path, options, (file) => loadDelimited(file, options))).rejects.toThrow(
        'enough',
      );
    }
  });
});
