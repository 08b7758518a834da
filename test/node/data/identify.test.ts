import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { identify } from '../../../src/node/data/identify.ts';
import { withSource } from '../../../src/node/data/source-file.ts';
import { fixture } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-identify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kindOf(name: string, contents?: string | Uint8Array) {
  const path = contents === undefined ? fixture(name) : join(folder, name);
  if (contents !== undefined) writeFileSync(path, contents);
  return withSource(path, {}, identify);
}

const latin1 = (text: string) => Buffer.from(text.padEnd(64, '\0'), 'latin1');

test.each([
  ['types.parquet', undefined, 'parquet'],
  ['f8.npy', undefined, 'npy'],
  ['two-sheets.xlsx', undefined, 'xlsx'],
  ['nested.json', undefined, 'json'],
  ['ragged.csv', undefined, 'text'],
  ['utf16.csv', undefined, 'text'],
  ['lines.jsonl', '{"a":1}', 'ndjson'],
  ['named.csv', '[{"a":1}]', 'json'],
  ['bracket.csv', '[1],[2]\n3,4\n', 'text'],
  ['PARENT.csv', 'PARENT,FEA1\n1,2\n', 'text'],
  ['packed.json.gz', gzipSync('{"a":1}\n{"a":2}\n'), 'ndjson'],
])('%s', async (name, contents, kind) => {
  expect(await kindOf(name, contents)).toBe(kind);
});

test.each([
  ['cut.parquet', undefined, 'is a Parquet file that was cut short'],
  ['protected.xlsx', undefined, 'is protected by a password'],
  ['old.xls', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'is a workbook of an Excel before 2007 (.xls)'],
  ['cut.xlsx', latin1('PK\x03\x04'), 'was cut short: the list of contents at its end is missing'],
  ['several-arrays.npz', undefined, 'holds several NumPy arrays (.npz)'],
  ['archive.zip', undefined, 'is a ZIP archive of 1 file'],
  ['sheet.ods', undefined, 'is an OpenDocument file (.ods, .odt)'],
  ['letter.docx', undefined, 'is a document, not a table'],
  ['a.pdf', '%PDF-1.7\n', 'is a PDF document'],
  ['a.csv', latin1('\x89PNG\r\n\x1a\n'), 'is an image'],
  ['a.db', latin1('SQLite format 3\0'), 'is an SQLite database'],
  ['a.arrow', latin1('ARROW1\0\0'), 'is an Arrow (Feather) file'],
  ['a.h5', latin1('\x89HDF\r\n\x1a\n'), 'is an HDF5 file'],
  ['a.pkl', latin1('\x80\x04\x95\x10'), 'is a Python pickle, and reading that could run any program'],
  ['page.csv', '<!DOCTYPE html><html></html>', 'is a web page'],
  [
    'a.bin',
    Uint8Array.from({ length: 500 }, (_, i) => i % 8),
    'is no text, and of no kind that Descent knows',
  ],
  ['empty.csv', '', 'is empty'],
])('%s is refused', async (name, contents, message) => {
  await expect(kindOf(name, contents)).rejects.toMatchObject({
    message: expect.stringContaining(`${name} ${message}`),
    hint: expect.stringMatching(/\.$/),
  });
});
