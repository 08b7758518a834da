import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openData } from '../../../src/node/data/open.ts';
import { open, problemOf } from './delimited.ts';
import { refusal } from './open-file.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'descent-wide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const many = <T>(count: number, value: (i: number) => T) => Array.from({ length: count }, (_, i) => value(i));

describe('a table of very many columns', () => {
  test('is read in parts: the same cells in the same places', async () => {
    const width = 1100;
    const row = (i: number) =>
      many(width - 1, (j) => (j === 700 && i === 2 ? ' 1e400' : String(i * j + 0.5)));
    const names = many(width, (j) => `x${j}`);
    const rows = many(5, (i) => [...row(i), i === 3 ? 'n/a' : 'red']);
    const { cells, columns, by } = await open([names, ...rows].map((line) => line.join(',')).join('\n'));
    expect(by).toBe('store');
    expect(columns.map(({ name }) => name)).toEqual(names);
    expect(cells[1]!.slice(0, 3)).toEqual(['0.5', '1.5', '2.5']);
    expect(cells[2]![700]).toBe('Infinity');
    expect(cells.map((line) => line[1098])).toEqual(rows.map((line) => line[1098]));
    expect(cells.map((line) => line[1099])).toEqual(['red', 'red', 'red', 'n/a', 'red']);
  });

  test('is read anew where a late cell makes texts of a column', async () => {
    const line = (last: string) => [...many(600, String), last].join(',');
    const text = ['a', ...many(599, (j) => `b${j}`), 'late'].join(',');
    const rows = many(1500, () => line('7'));
    const { columns, cells } = await open(`${text}\n${rows.join('\n')}\n${line('x')}\n`);
    expect(columns.at(-1)).toMatchObject({ name: 'late', type: 'text' });
    expect(cells.at(-1)!.at(-1)).toBe('x');
    expect(cells[0]!.slice(-2)).toEqual(['599', '7']);
  });

  test('is refused at once beyond what can be read', async () => {
    const begun = performance.now();
    expect(await problemOf(`${many(5_000_000, () => '1').join(',')}\n`)).toBe(
      't.csv line 1 has 5,000,000 values, where at most 100,000 columns can be read',
    );
    expect(
      await problemOf(`${many(20_001, (i) => `n${i}`).join(',')}\n${many(20_001, () => 'a').join(',')}\n`),
    ).toBe('t.csv line 1 has 20,001 values, where at most 20,000 columns can be read');
    // Minutes, when the engine was asked.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  test('of nothing but numbers goes by the core', async () => {
    const names = many(30_000, (i) => `gene${i}`).join(',');
    const { by, columns, cells } = await open(`${names}\n${many(30_000, String).join(',')}\n`);
    expect([by, columns.length, cells[0]!.at(-1)]).toEqual(['table', 30_000, '29999']);
  });
});

test('a ragged line far down in a table of numbers is told at once, with the words of the engine', async () => {
  const text = `a,b,c\n${'1,2,3\n'.repeat(200_000)}4,5\n`;
  expect(await problemOf(text)).toBe("t.csv line 200002 has 2 values where there are 3 columns: '4,5'");
  const { rows, receipt } = await open(text, { badRows: 'skip' });
  expect([rows, receipt.skippedRows]).toEqual([200_000, 1]);
});

test('more columns of JSON than can be read are refused with their number', async () => {
  const path = join(folder, 'wide.json');
  const names = many(20_001, (i) => `n${i}`);
  writeFileSync(path, JSON.stringify([Object.fromEntries(names.map((name) => [name, 1]))]));
  expect((await refusal(path))[0]).toContain('20,001');
});

test('the first missing cell says what stands in the file', async () => {
  const path = join(folder, 'homes.csv');
  writeFileSync(path, 'RM,LSTAT,town\n6.5,4.9,Ulm\n6.4,,Bonn\nn/a,5,Ulm\n?,NA,Ulm\n');
  const data = await openData(path);
  try {
    const { columns } = await data.table();
    expect(columns.map(({ firstMissing }) => firstMissing)).toEqual([
      { where: 'line 4', text: 'n/a' },
      { where: 'line 3', text: '' },
      undefined,
    ]);
  } finally {
    data.close();
  }
});
