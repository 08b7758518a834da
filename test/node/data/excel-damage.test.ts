import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createTextCount } from '../../../src/node/data/excel/limits.ts';
import { openData } from '../../../src/node/data/open.ts';
import { SHEET, workbookOf, zipped } from './make-workbook.ts';
import { fixture, opened, refusal } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-excel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function made(bytes: Uint8Array): string {
  const path = join(folder, 'x.xlsx');
  writeFileSync(path, bytes);
  return path;
}

const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
const sheet = workbookOf(rows);
const length = sheet[SHEET]!.length;

test('a workbook as small as it can be', async () => {
  expect((await opened(made(zipped(sheet)))).rows).toEqual([['1'], ['2']]);
});

test('parts of paths that begin with a slash and are parted by backslashes', async () => {
  const odd = Object.fromEntries(
    Object.entries(sheet).map(([name, text]) => [`/${name.replaceAll('/', '\\')}`, text]),
  );
  expect((await opened(made(zipped(odd)))).rows).toEqual([['1'], ['2']]);
});

test.each([
  ['a wrong checksum', { crc: 1 }, 'does not fit its checksum'],
  [
    'more bytes than it says',
    { size: 10 },
    `cannot be unpacked (too many bytes in the stream. expected 10. got at least ${length})`,
  ],
  [
    'fewer bytes than it says',
    { size: length + 1 },
    `cannot be unpacked (not enough bytes in the stream. expected ${length + 1}. got only ${length})`,
  ],
  ['bytes that are not packed', { bytes: Buffer.alloc(20, 7) }, 'cannot be unpacked (invalid block type)'],
])('a part with %s', async (_, damage, message) => {
  expect(await refusal(made(zipped(sheet, { [SHEET]: damage })))).toEqual([
    `x.xlsx is damaged: ${SHEET} in it ${message}`,
    'Copy or download the file again.',
  ]);
});

test('a file that was cut short, anywhere', async () => {
  const whole = readFileSync(fixture('two-sheets.xlsx'));
  for (let cut = 1; cut < 10; cut++) {
    expect(await refusal(made(whole.subarray(0, (whole.length * cut) / 10)))).toEqual([
      'x.xlsx was cut short: the list of contents at its end is missing',
      'Copy or download the file again.',
    ]);
  }
});

test('an archive of more files than a workbook can have', async () => {
  const parts = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`${i}.txt`, '']));
  expect(await refusal(made(zipped(parts)))).toEqual([
    'x.xlsx is a ZIP archive of 20,000 files',
    'Unpack it and open the file in it that holds the table.',
  ]);
});

test('bytes behind the end', async () => {
  expect((await refusal(made(Buffer.concat([zipped(sheet), Buffer.alloc(5)]))))[0]).toContain(
    'x.xlsx is a damaged ZIP archive (Invalid comment length. Expected: 5. Found: 0.',
  );
});

test.each([
  ['<row r="1"><c r="A1"><v>1</c></row>', `${SHEET} is no XML (Unexpected close tag)`],
  [
    '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
    `cell A1 refers to text 7, which is not there, in ${SHEET}`,
  ],
  ['<row r="1"><c r="XFE1"><v>1</v></c></row>', `a cell at 'XFE1', which no sheet has, in ${SHEET}`],
  [
    '<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>',
    `a cell at 'ZZZZZZZZ1', which no sheet has, in ${SHEET}`,
  ],
  ['<row r="1048577"><c><v>1</v></c></row>', `a row '1048577', which no sheet has, in ${SHEET}`],
  ['<row r="x"/>', `a row 'x', which no sheet has, in ${SHEET}`],
])('%s', async (xml, message) => {
  expect(await refusal(made(zipped(workbookOf(xml))))).toEqual([
    `x.xlsx is a damaged workbook: ${message}`,
    'Open it in Excel, let it be repaired and save it again.',
  ]);
});

test('a few bytes do not ask for the memory of a whole sheet', async () => {
  const narrow = '<row><c r="A1"><v>1</v></c></row>'.repeat(16_384);
  const xml = `${narrow}<row><c r="XFD1"><v>1</v></c></row>`;
  expect(await refusal(made(zipped(workbookOf(xml))))).toEqual([
    'x.xlsx holds a sheet of 16,385 rows and 16,384 columns, more than can be read',
    'Save it as CSV or Parquet, and open that.',
  ]);
});

test('nor do many or long texts', () => {
  const count = createTextCount('x.xlsx');
  const long = 'x'.repeat(2 ** 28);
  for (let i = 0; i < 3; i++) count(long);
  expect(() => count(long)).toThrow('x.xlsx holds texts of more than 1 GB, more than can be read');
});

test('reading is cancelled within a sheet', async () => {
  const path = made(zipped(workbookOf('<row><c r="A1"><v>1</v></c></row>'.repeat(20_000))));
  const reason = new Error('cancelled');
  const cancelled = new AbortController();
  const told: number[] = [];
  const onProgress = (bytes: number) => {
    told.push(bytes);
    cancelled.abort(reason);
  };
  await expect(openData(path, { signal: cancelled.signal, onProgress })).rejects.toBe(reason);
  expect(told.length).toBeGreaterThan(0);
});
