import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refuseText } from '../../../src/core/data/prepare/refuse-text.ts';
import { splitByColumn } from '../../../src/core/data/split/by-column.ts';
import type { Table } from '../../../src/core/data/table.ts';
import { openData } from '../../../src/node/data/open.ts';
import { createStore } from '../../../src/node/data/store.ts';
import { fixture } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tableOf(path: string): Promise<Table> {
  const data = await openData(path);
  try {
    return await data.table();
  } finally {
    data.close();
  }
}

async function made(name: string, contents: string): Promise<Table> {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return tableOf(path);
}

async function parquet(): Promise<Table> {
  const path = join(folder, 'p.parquet');
  const store = await createStore();
  await store.run(`COPY (FROM (VALUES ('train'), (NULL)) AS t(part)) TO '${path}' (FORMAT parquet)`);
  store.close();
  return tableOf(path);
}

test.each([
  ['p.json', 'row', [1, 2], () => made('p.json', '[{"part":"train"},\n\n{"part":null}]')],
  ['p.ndjson', 'line', [1, 3], () => made('p.ndjson', '{"part":"train"}\n\n{"part":null}\n')],
  ['p.csv', 'line', [2, 4], () => made('p.csv', 'part,x\ntrain,1\n\n,2\n')],
  ['p.parquet', 'row', [1, 2], parquet],
] as const)('places in %s are told by its %ss', async (name, word, [text, missing], read) => {
  const table = await read();
  expect(() => refuseText(table, 0, 'feature')).toThrow(
    `${name} ${word} ${text}: 'train' in part is not a number`,
  );
  const splitting = splitByColumn(table, 0, Int32Array.of(0, 1));
  expect(() => splitting.next()).toThrow(
    `${name} ${word} ${missing}: 'part' is missing, so the row has no part`,
  );
});

test('places in a sheet are told by its rows', async () => {
  const { columns } = await tableOf(fixture('two-sheets.xlsx'));
  expect(columns.flatMap(({ firstText }) => firstText?.where ?? [])[0]).toBe('row 2');
});
