import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { meaningOf } from '../../../src/node/data/excel/number-formats.ts';
import { columnLetters, columnOf } from '../../../src/node/data/excel/read-sheet.ts';
import { serialDate } from '../../../src/node/data/excel/serial-date.ts';
import { sheetRows, workbookOf, zipped } from './make-workbook.ts';
import { fixture, opened, refusal } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-sheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A workbook of a file. */
function made(parts: Readonly<Record<string, string>>): string {
  const path = join(folder, 'made.xlsx');
  writeFileSync(path, zipped(parts));
  return path;
}

test('numbers, texts with their blanks, booleans, dates and mixed columns', async () => {
  const { rows, columns, warnings, receipt, lineOf } = await opened(fixture('two-sheets.xlsx'));
  expect(columns).toEqual({ city: 'text', price: 'number', sold: 'boolean', day: 'date', mixed: 'text' });
  expect(rows).toEqual([
    ['Ulm', '0.1', 'true', '2020-01-02 00:00:00', '1'],
    [' Bonn ', '1e-7', 'false', '2020-01-02 10:30:00', 'a'],
    [null, '123456789012345700000', 'true', '1900-01-01 00:00:00', '2.5'],
  ]);
  expect(warnings).toEqual([
    "The sheet 'Second sheet' was not read; choose it if it holds the table that is meant.",
    "mixed holds 2 numbers and 1 text, the first text at E3 ('a'): it is a column of texts.",
  ]);
  expect([receipt.format, receipt.header, lineOf]).toEqual(['xlsx', true, 2]);
});

test('what the user says means missing makes a mixed column one of numbers', async () => {
  const { columns, rows, receipt } = await opened(fixture('two-sheets.xlsx'), {
    columns: { mixed: { missing: ['a'] } },
  });
  expect(columns.mixed).toBe('number');
  expect(rows.map((row) => row[4])).toEqual(['1', null, '2.5']);
  expect(receipt.missingMarks).toEqual(['a']);
});

test('rows before the table are skipped, and its first row may be no names', async () => {
  const { columns, rows } = await opened(fixture('merged.xlsx'), { skipLines: 4, header: false });
  expect(columns).toEqual({ x1: 'text', x2: 'integer', x3: 'integer' });
  expect(rows[0]).toEqual(['north', '1', '2']);
});

test.each([
  [
    'years among names',
    [
      ['id', 2019, 2021],
      [1, 5, 6],
      [2, 7, 8],
    ],
    ['id', '2019', '2021'],
  ],
  [
    'years behind texts',
    [
      ['city', 2019, 2020],
      ['Ulm', 1, 2],
      ['Bonn', 3, 4],
    ],
    ['city', '2019', '2020'],
  ],
  [
    'a gap among names',
    [
      ['', 2019, 2020],
      ['Ulm', 1, 2],
      ['Bonn', 3, 4],
    ],
    ['column_1', '2019', '2020'],
  ],
  [
    'texts alone',
    [
      ['a', '2020'],
      ['x', 1],
    ],
    ['a', '2020'],
  ],
  [
    'rows without names',
    [
      ['Ulm', 1, 2],
      ['Bonn', 3, 4],
    ],
    ['x1', 'x2', 'x3'],
  ],
  [
    'numbers alone',
    [
      [2019, 2023],
      [1, 2],
    ],
    ['x1', 'x2'],
  ],
] as const)('names in the first row: %s', async (_, rows, names) => {
  const { columns, receipt } = await opened(made(workbookOf(sheetRows(rows))));
  expect([new Set(Object.keys(columns)), receipt.header]).toEqual([new Set(names), names[0] !== 'x1']);
});

test('a title above the names is told with the way out', async () => {
  const path = made(workbookOf(sheetRows([['Sales'], ['a', 'b', 'c'], ['x', 1, 2]])));
  expect((await opened(path)).warnings[0]).toBe(
    "Row 1 was read as names, but holds 'Sales' alone; if that is a title, have 1 line before the table left out.",
  );
  const { columns, warnings } = await opened(path, { skipLines: 1 });
  expect([columns, warnings]).toEqual([{ a: 'text', b: 'integer', c: 'integer' }, []]);
});

test('other sheets that hold cells are told, unless one was chosen', async () => {
  const names = ['S', 'Costs', 'Empty', 'May'];
  const target = (i: number) => `worksheets/sheet${i + 1}.xml`;
  const empty = '<worksheet><sheetData/></worksheet>';
  const one = workbookOf(sheetRows([['a'], [1]]));
  const sheet = one['xl/worksheets/sheet1.xml']!;
  const sheets = names.map((name, i) => `<sheet name="${name}" r:id="r${i}"/>`).join('');
  const relations = names.map(
    (_, i) => `<Relationship Id="r${i}" Type="t/worksheet" Target="${target(i)}"/>`,
  );
  const path = made({
    ...one,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/${target(i)}`, name === 'Empty' ? empty : sheet])),
  });
  expect((await opened(path)).warnings).toEqual([
    "The sheets 'Costs' and 'May' were not read; choose one if it holds the table that is meant.",
  ]);
  expect((await opened(path, { sheet: 'S' })).warnings).toEqual([]);
});

test('days counted from 1904 on', async () => {
  expect((await opened(fixture('since-1904.xlsx'))).rows).toEqual([['2020-01-02']]);
});

test('repeated and empty names', async () => {
  expect(Object.keys((await opened(fixture('odd-names.xlsx'))).columns)).toEqual([
    'a',
    'a_2',
    'column_3',
    'b',
  ]);
});

test.each([
  ['empty.xlsx', "empty.xlsx: the sheet 'Sheet' is empty"],
  ['header-only.xlsx', "header-only.xlsx: the sheet 'Sheet' has a row of names but no rows below it"],
])('%s is refused', async (name, message) => {
  expect((await refusal(fixture(name)))[0]).toBe(message);
});

test('every second of a day comes back from its part of a day', () => {
  for (let second = 1; second < 86_400; second++) {
    // As Excel writes it: 15 digits.
    const serial = Number((43_831 + second / 86_400).toPrecision(15));
    const clock = new Date(second * 1000).toISOString().slice(11, 19);
    if (serialDate(serial, false) !== `2020-01-01 ${clock}`)
      expect.fail(`${clock}: ${serialDate(serial, false)}`);
  }
});

test('the days around the 29 February 1900 that never was', () => {
  expect([1, 59, 60, 61].map((serial) => serialDate(serial, false))).toEqual([
    '1900-01-01',
    '1900-02-28',
    null,
    '1900-03-01',
  ]);
  expect([serialDate(0, true), serialDate(-1, false), serialDate(2_958_466, false)]).toEqual([
    '1904-01-01',
    null,
    null,
  ]);
});

test.each([
  ['yyyy-mm-dd', 'date'],
  ['[$-407]d. mmmm yyyy;@', 'date'],
  ['mmm', 'date'],
  ['hh:mm', 'time'],
  ['[h]:mm:ss', 'time'],
  ['0.00 "days"', 'number'],
  ['[Red]#,##0.00', 'number'],
  ['General', 'number'],
  ['0.00E+00', 'number'],
  ['0\\d', 'number'],
])('the format %s is of a %s', (code, meaning) => {
  expect(meaningOf(code)).toBe(meaning);
});

test('columns have letters', () => {
  for (const column of [0, 25, 26, 701, 702, 16_383])
    expect(columnOf(`${columnLetters(column)}12`)).toBe(column);
  expect(columnLetters(16_383)).toBe('XFD');
});
