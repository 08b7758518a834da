import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { housingPath } from '../housing.ts';
import { descent } from './descent.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

async function dataOf(path: string) {
  const { code, out, err } = await descent('data', path, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

const mixed = `name;size;when;member;price
Zo\u00eb;1;2024-02-29;true;1,5
"a; b";3;2024-03-01;false;-2,25
;NA;2024-03-02;true;
Zo\u00eb;4;2024-03-03;;1,5
`;

describe('descent data --json', () => {
  it('tells of every column what it is like, of numbers their least, greatest and mean', async () => {
    const { rows, columns } = await dataOf(fileWith('mixed.csv', mixed));
    expect(rows).toBe(4);
    expect(columns).toEqual([
      { name: 'name', type: 'text', missing: 1, distinct: 2 },
      { name: 'size', type: 'integer', missing: 1, distinct: 3, min: 1, max: 4, mean: 8 / 3 },
      { name: 'when', type: 'date', missing: 0, distinct: 4 },
      { name: 'member', type: 'boolean', missing: 1, distinct: 2 },
      { name: 'price', type: 'number', missing: 1, distinct: 2, min: -2.25, max: 1.5, mean: 0.25 },
    ]);
  });

  it('tells how the file was understood', async () => {
    const { receipt } = await dataOf(fileWith('mixed.csv', mixed));
    expect(receipt).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      decimal: ',',
      header: true,
      ambiguous: [],
      warnings: [],
    });
    expect(receipt.missingMarks.toSorted()).toEqual(['', 'NA']);
  });

  it('tells what is ambiguous by line, column, text and what it was read as', async () => {
    const path = fileWith('thousands.csv', 'a,b\nx,"1,234"\ny,"5,678"\n');
    const { receipt } = await dataOf(path);
    expect(receipt.ambiguousCells).toBe(2);
    expect(receipt.ambiguous).toEqual([
      { line: 2, column: 'b', text: '1,234', readAs: receipt.ambiguous[0].readAs },
      { line: 3, column: 'b', text: '5,678', readAs: receipt.ambiguous[1].readAs },
    ]);
    expect(['1234', '1.234', '1,234']).toContain(receipt.ambiguous[0].readAs);
  });

  it('knows a table without names, and what was compressed', async () => {
    const { rows, columns, receipt } = await dataOf(housingPath);
    expect([rows, columns.length, columns[13].name]).toEqual([506, 14, 'MEDV']);
    expect([receipt.format, receipt.header, receipt.knownAs]).toEqual([
      'whitespace',
      false,
      'Boston housing',
    ]);
    const zipped = await dataOf(fileWith('mixed.csv.gz', gzipSync(mixed)));
    expect([zipped.receipt.compression, zipped.rows]).toEqual(['gzip', 4]);
  });
});

describe('the sheet of an Excel file', () => {
  const workbook = join(import.meta.dirname, '../fixtures/data/two-sheets.xlsx');
  it('is the first, or the one that is named', async () => {
    const first = await dataOf(workbook);
    expect([first.receipt.format, first.receipt.sheet, first.receipt.sheets]).toEqual([
      'xlsx',
      'Sales',
      ['Sales', 'Second sheet', 'Hidden'],
    ]);
    const { out } = await descent('data', workbook, '--sheet', 'Second sheet', '--json');
    const second = JSON.parse(out);
    expect(second.receipt.sheet).toBe('Second sheet');
    expect(second.columns).not.toEqual(first.columns);
  });
  it('is said to be missing', async () => {
    const { code, err } = await descent('data', workbook, '--sheet', 'June');
    expect(code).toBe(1);
    expect(err).toMatch(/^descent: two-sheets\.xlsx has no sheet 'June'\. .*'Second sheet'/);
  });
});

describe('descent data for a reader', () => {
  it('says how the file was read, then its columns', async () => {
    const { code, out } = await descent('data', fileWith('mixed.csv', mixed));
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('mixed.csv: 4 rows, 5 columns');
    expect(lines[1]).toMatch(
      /^Read as csv, encoding utf-8, cells apart by semicolons, .*decimal mark ,, .*named by the file, missing: /,
    );
    expect(lines.find((line) => line.startsWith('price'))?.split(/ +/)).toEqual([
      'price',
      'number',
      '1',
      '2',
      '-2.25',
      '1.5',
      '0.25',
    ]);
    expect(lines.at(-5)).toMatch(/^name +text +1 +2$/);
  });

  it('writes whole numbers with all their digits, and no digits that are not known', async () => {
    const path = fileWith('whole.csv', 'a,b,c\n1234567,9007199254740993,1234567.5\n1234567,1,1234567.5\n');
    const { out } = await descent('data', path);
    const ends = out.split('\n').map((line) => line.split(/ +/).slice(4, 6));
    expect(ends.slice(-4, -1)).toEqual([
      ['1234567', '1234567'],
      ['1', '9.0072e15'],
      ['1.23457e6', '1.23457e6'],
    ]);
  });

  it('counts one of a kind as one', async () => {
    const { out } = await descent('data', fileWith('told.csv', 'sep=;\na\n1\n'));
    expect(out).toMatch(/^told\.csv: 1 row, 1 column\nRead as .*, 1 line skipped/);
  });

  it('shows the first ambiguous cells', async () => {
    const cells = Array.from({ length: 8 }, (_, i) => `x,"1,23${i}"\n`).join('');
    const { out } = await descent('data', fileWith('many.csv', `a,b\n${cells}`));
    expect(out).toMatch(/\n8 cells may mean something else:\n {2}line 2, b: '1,230' was read as /);
    expect(out).toMatch(/\n {2}and 3 more, with --json\n/);
  });

  it.each<[string, () => string, RegExp]>([
    ['a file that is not there', () => join(folder, 'gone.csv'), /^descent: gone\.csv is not there\. /],
    ['ragged rows', () => fileWith('ragged.csv', 'a,b\n1,2\n3\n'), /^descent: ragged\.csv line 3 has 1 /],
  ])('names %s in one line', async (_, path, message) => {
    const { code, out, err } = await descent('data', path());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.split('\n')).toHaveLength(2);
  });
});
