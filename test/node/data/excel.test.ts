import { expect, test } from 'vitest';
import { meaningOf } from '../../../src/node/data/excel/number-formats.ts';
import { columnLetters, columnOf } from '../../../src/node/data/excel/read-sheet.ts';
import { serialDate } from '../../../src/node/data/excel/serial-date.ts';
import { attribute, readXml } from '../../../src/node/data/excel/xml.ts';
import { fixture, opened, refusal } from './open-file.ts';

test('numbers, texts with their blanks, booleans, dates and mixed columns', async () => {
  const { rows, columns, warnings, receipt, lineOf } = await opened(fixture('two-sheets.xlsx'));
  expect(columns).toEqual({ city: 'text', price: 'number', sold: 'boolean', day: 'date', mixed: 'text' });
  expect(rows).toEqual([
    ['Ulm', '0.1', 'true', '2020-01-02 00:00:00', '1'],
    [' Bonn ', '1e-7', 'false', '2020-01-02 10:30:00', 'a'],
    [null, '123456789012345700000', 'true', '1900-01-01 00:00:00', '2.5'],
  ]);
  expect(warnings).toEqual([
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

test('XML is read alike however its bytes are cut', async () => {
  const xml = Buffer.from(
    '<?xml version="1.0"?><!-- <c> --><x:a b="1 &gt; é" c=\'2>\'>A&amp;&#233;<![CDATA[<z>]]><d/></x:a>\n',
  );
  const events = async (size: number) => {
    const found: string[] = [];
    async function* pieces() {
      for (let at = 0; at < xml.length; at += size) yield xml.subarray(at, at + size);
    }
    let text = '';
    await readXml(pieces(), {
      open: (name, tag) => void found.push(`<${name} ${attribute(tag, 'b')} ${attribute(tag, 'c')}`),
      close: (name) => void found.push(`>${name}`),
      text: (part) => {
        text += part;
      },
    });
    return [...found, text.trim()];
  };
  const whole = await events(xml.length);
  expect(whole).toEqual(['<a 1 > é 2>', '<d undefined undefined', '>d', '>a', 'Aé<z>'.replace('A', 'A&')]);
  for (let size = 1; size < 20; size++) expect(await events(size)).toEqual(whole);
});
