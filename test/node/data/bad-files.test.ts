import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openData } from '../../../src/node/data/open.ts';
import { fixture, opened, refusal } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-bad-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with these contents, made here since it is large or no regular file. */
function made(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

describe('text that is not a table', () => {
  test.each([
    [
      'ragged.csv',
      "ragged.csv line 3 has 2 values where there are 3 columns: '4,5'",
      'Mend the line, or have lines with too many or too few values left out.',
    ],
    [
      'unclosed-quote.csv',
      `unclosed-quote.csv line 2: a quote opens that is never closed: '"Ulm,1'`,
      'Close the quotes and write a quote inside them twice, or choose that " does not quote.',
    ],
    [
      'nul.csv',
      "nul.csv line 3 holds a NUL byte at byte 3, after '3,'; it may be no text file, or damaged",
      'Choose a text file. If it is one, mend that line or export it anew.',
    ],
    [
      'header-only.csv',
      'header-only.csv has a line of names but no rows',
      'Choose a file that holds at least one row.',
    ],
    ['empty.csv', 'empty.csv is empty', 'Choose a file that holds at least one row.'],
  ])('%s', async (name, message, hint) => {
    expect(await refusal(fixture(name))).toEqual([message, hint]);
  });

  test('ragged rows can be left out, and the receipt says which', async () => {
    const { rows, receipt } = await opened(fixture('ragged.csv'), { badRows: 'skip' });
    expect(rows).toEqual([
      ['1', '2', '3'],
      ['6', '7', '8'],
    ]);
    expect([receipt.skippedRows, receipt.skipped.map(({ line }) => line)]).toEqual([1, [3]]);
  });
});

describe('text written in odd ways', () => {
  test('mixed line ends', async () => {
    const { rows, receipt } = await opened(fixture('mixed-line-ends.csv'));
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(receipt.lineEnd).toBe('mixed');
  });

  test('10 MB in one line', async () => {
    const long = 'x'.repeat(10_000_000);
    const { rows, columns } = await opened(made('long.csv', `a,b\n1,${long}\n2,y\n`));
    expect(columns).toEqual({ a: 'integer', b: 'text' });
    expect(rows.map(([a]) => a)).toEqual(['1', '2']);
    expect(rows[0]![1] === long).toBe(true);
    expect(rows[1]![1]).toBe('y');
  });

  test('5,000 columns', async () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => String(i / 2));
    const names = numbers.map((_, i) => `c${i}`);
    const { rows, columns } = await opened(made('wide.csv', `${names.join()}\n${numbers.join()}\n`));
    expect(Object.keys(columns)).toEqual(names);
    expect(rows).toEqual([numbers]);
  });

  test('names that stand twice, and none', async () => {
    const { rows, columns, warnings } = await opened(fixture('duplicate-names.csv'));
    expect(Object.keys(columns)).toEqual(['a', 'a_2', 'column_3', 'b']);
    expect(rows).toEqual([['1', '2', '3', '4']]);
    expect(warnings).toEqual([
      "Line 1 names 'a' more than once; column 2 is called 'a_2'.",
      "Line 1 leaves column 3 without a name; it is called 'column_3'.",
    ]);
  });

  test('names with quotes, commas, dots, brackets, emoji and letters from right to left', async () => {
    const { rows, columns, warnings } = await opened(fixture('odd-names.csv'));
    expect(Object.keys(columns)).toEqual(['say "hi"', 'a,b', 'c.d', '[e]', '😀', 'שלום']);
    expect(rows).toEqual([['1', '2', '3', '4', '5', '6']]);
    expect(warnings).toEqual([]);
  });

  test('encodings without a mark and with one', async () => {
    const latin = await opened(fixture('latin.csv'));
    expect(latin.rows.map(([city]) => city)).toEqual(['Köln', 'München', 'Nürnberg']);
    expect([latin.receipt.encoding, latin.warnings.length]).toEqual(['windows-1252', 1]);
    const utf16 = await opened(fixture('utf16.csv'));
    expect(utf16.rows).toEqual([
      ['Köln', '1'],
      ['München', '2'],
    ]);
    expect(utf16.receipt.encoding).toBe('utf-16le');
  });
});

describe('values written in odd ways', () => {
  test('1.234,5', async () => {
    const { rows, receipt } = await opened(fixture('decimal-comma.csv'));
    expect(rows).toEqual([
      ['1234.5', 'x'],
      ['12.25', 'y'],
    ]);
    expect([receipt.decimal, receipt.grouping, receipt.delimiter]).toEqual([',', '.', ';']);
  });

  test('1 234.5', async () => {
    const { rows, receipt } = await opened(fixture('spaced-thousands.csv'));
    expect(rows).toEqual([
      ['1234.5', 'x'],
      ['12.25', 'y'],
    ]);
    expect(receipt.grouping).toBe(' ');
  });

  test('1e400, 0x10 and 1_000 are told of, and no number changes', async () => {
    const { rows, columns, warnings, receipt } = await opened(fixture('odd-numbers.csv'));
    expect(columns).toEqual({ beyond: 'number', hex: 'text', grouped: 'text', n: 'integer' });
    expect(rows).toEqual([
      ['Infinity', '0x10', '1_000', '1'],
      ['2', '0x11', '2_000', '2'],
    ]);
    expect(warnings.map((text) => text.split(';')[0])).toEqual([
      "'1e400' in beyond (line 2) is more than a number can hold",
      "'0x10' in hex (line 2) may be meant as a number",
      "'1_000' in grouped (line 2) may be meant as a number",
    ]);
    expect(receipt.ambiguous.map(({ line, column, text, readAs }) => [line, column, text, readAs])).toEqual([
      [2, 'hex', '0x10', '0x10'],
      [2, 'grouped', '1_000', '1_000'],
      [3, 'hex', '0x11', '0x11'],
      [3, 'grouped', '2_000', '2_000'],
    ]);
  });

  test('dates', async () => {
    const { rows, columns } = await opened(fixture('dates.csv'));
    expect(columns).toEqual({ iso: 'date', german: 'date', american: 'date', n: 'integer' });
    expect(rows).toEqual([
      ['2020-01-31', '2020-01-31', '2020-01-31', '1'],
      ['2020-02-29', '2020-02-29', '2020-02-29', '2'],
    ]);
  });

  test('percentages', async () => {
    const { rows, warnings } = await opened(fixture('percent.csv'));
    expect(rows).toEqual([
      ['12', '1'],
      ['7.5', '2'],
    ]);
    expect(warnings).toEqual(["The numbers of share are in percent, as they are written: 12 for '12 %'."]);
  });

  test('booleans: yes and no stay texts until the user says what they are', async () => {
    const { rows, columns } = await opened(fixture('booleans.csv'));
    expect(columns).toEqual({ a: 'boolean', b: 'text', n: 'integer' });
    expect(rows).toEqual([
      ['true', 'yes', '1'],
      ['false', 'no', '2'],
    ]);
    const chosen = await opened(fixture('booleans.csv'), { columns: { b: { type: 'boolean' } } });
    expect([chosen.columns.b, chosen.rows.map((row) => row[1])]).toEqual(['boolean', ['true', 'false']]);
  });
});

describe('files of other formats', () => {
  test.each([
    [
      'cut.parquet',
      'cut.parquet is a Parquet file that was cut short: the description of its columns, which stands at its end, is missing',
      'Copy or download the file again, or write it anew.',
    ],
    [
      'damaged.parquet',
      'damaged.parquet is a damaged Parquet file: Snappy decompression failure: Uncompressed data size mismatch',
      'Copy or download the file again, or write it anew.',
    ],
    [
      'protected.xlsx',
      'protected.xlsx is protected by a password',
      'Open it in Excel, remove the password (File > Info > Protect Workbook) and save it again.',
    ],
    [
      'cut.npy',
      'cut.npy holds 43 bytes of numbers where its shape (3, 2) of <f8 needs 48: it was cut short',
      'Copy the file again, or save the array again with numpy.save.',
    ],
  ])('%s', async (name, message, hint) => {
    expect(await refusal(fixture(name))).toEqual([message, hint]);
  });

  test('nested JSON', async () => {
    const { rows, columns, warnings } = await opened(fixture('nested.json'));
    expect(columns).toEqual({ a: 'integer', 'b.c': 'number', 'b.d.e': 'text', l: 'text' });
    expect(rows).toEqual([
      ['1', '2.5', 'x', '[1,2]'],
      ['2', null, null, '[]'],
    ]);
    expect(warnings).toEqual(['l holds lists: they are kept as texts of JSON.']);
  });

  test('an Excel file with two sheets', async () => {
    const first = await opened(fixture('two-sheets.xlsx'));
    expect([first.receipt.sheet, first.receipt.sheets]).toEqual([
      'Sales',
      ['Sales', 'Second sheet', 'Hidden'],
    ]);
    const second = await opened(fixture('two-sheets.xlsx'), { sheet: 'Second sheet' });
    expect([second.columns, second.rows]).toEqual([{ x: 'integer' }, [['42']]]);
    expect(await refusal(fixture('two-sheets.xlsx'), { sheet: 'Third' })).toEqual([
      "two-sheets.xlsx has no sheet 'Third'",
      "Choose one of its sheets: 'Sales', 'Second sheet', 'Hidden'.",
    ]);
  });

  test('an Excel file with merged cells', async () => {
    const { rows, warnings, lineOf } = await opened(fixture('merged.xlsx'));
    expect(rows).toEqual([
      ['north', '1', '2'],
      [null, '3', '4'],
      ['south', '5', null],
    ]);
    expect(lineOf).toBe(5);
    expect(warnings).toEqual([
      '1 group of merged cells, the first C5:C6: only the first cell of each holds its value, the others are missing.',
    ]);
  });

  test('an Excel file with formulas', async () => {
    const { rows, warnings } = await opened(fixture('formulas.xlsx'));
    expect(rows).toEqual([
      ['2', null, null, '1', 'a&b'],
      ['3.5', '7', '3', '2', null],
    ]);
    expect(warnings).toEqual([
      'Errors are taken as missing: 1 cell, the first at C2 (#DIV/0!).',
      'Formulas whose values the file does not hold are taken as missing (open it in Excel and save it): 1 cell, the first at B2.',
    ]);
  });
});

describe('a file that changes while it is read', () => {
  const lines = 'a,b\n1,x\n'.repeat(400_000);

  test('one that grows', async () => {
    const path = made('grows.csv', lines);
    const onProgress = () => appendFileSync(path, '2,y\n');
    await expect(openData(path, { onProgress })).rejects.toMatchObject({
      message: 'grows.csv changed while it was read',
      hint: 'Open it again when nothing writes to it any more.',
    });
  });

  test('one that is deleted', async () => {
    const path = made('deleted.csv', lines);
    const onProgress = () => rmSync(path, { force: true });
    await expect(openData(path, { onProgress })).rejects.toMatchObject({
      message: 'deleted.csv was moved or deleted while it was read',
      hint: 'Put it back, or choose it where it is now.',
    });
  });
});

describe.skipIf(process.platform === 'win32')('what is no regular file', () => {
  test('a symbolic link that leads back to itself', async () => {
    const path = join(folder, 'loop.csv');
    symlinkSync('loop.csv', path);
    expect(await refusal(path)).toEqual([
      'loop.csv is a link that leads back to itself',
      'Choose the file that it should lead to.',
    ]);
  });

  test('a pipe, which would wait for ever', async () => {
    const path = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [path]);
    expect(await refusal(path)).toEqual([
      'pipe.csv is not a regular file but a device or pipe',
      'Copy its contents into a file and open that.',
    ]);
  });

  test('a folder', async () => {
    expect((await refusal(folder))[1]).toBe('Choose a file inside it.');
  });

  test('a file that may not be read', async () => {
    const path = made('secret.csv', 'a\n1\n');
    chmodSync(path, 0);
    // Nothing is forbidden to root.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      expect(await refusal(path)).toEqual([
        'secret.csv may not be used: permission denied',
        'Change its permissions, or choose another place.',
      ]);
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});
