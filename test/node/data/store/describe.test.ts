import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnDescription } from '../../../../src/core/data/description.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { cellsOf } from '../../../../src/node/data/store/cells.ts';
import { describeCells } from '../../../../src/node/data/store/describe.ts';
import { FEW_ROWS } from '../../../../src/node/data/store/describe-values.ts';
import { createStore } from '../../../../src/node/data/store.ts';
import { findNumpy, runPython } from '../../../python.ts';
import { type Cell, column, type HandMade, openFromStore, openFromTable } from './hand-made.ts';
import { compareCells, randomColumns } from './random-columns.ts';

/** What a description says, worked out plainly. */
function expected({ type, cells }: HandMade): ColumnDescription {
  const held = cells.filter((cell) => cell !== null);
  const isNumber = type === 'number' || type === 'integer';
  const numbers = held
    .map((cell) => Number(cell) + 0)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const counts = new Map<Cell, number>();
  for (const cell of isNumber ? numbers : held.map(String)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const infinite = isNumber ? new Set(held.map(Number).filter((value) => !Number.isFinite(value))).size : 0;
  const frequent = [...counts].sort(([a, m], [b, n]) => n - m || compareCells(a, b)).slice(0, 20);
  const base = {
    count: held.length,
    missing: cells.length - held.length,
    distinct: counts.size + infinite,
    frequent: frequent.map(([value, rows]) => ({ value: value as string | number, rows })),
  };
  if (!isNumber || numbers.length === 0) {
    return { ...base, min: null, max: null, mean: null, std: null, quantiles: null, histogram: [] };
  }
  const n = numbers.length;
  const [min, max] = [numbers[0]!, numbers[n - 1]!];
  const mean = numbers.reduce((sum, value) => sum + value / n, 0);
  const std = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2 / n, 0));
  const half = Number.isFinite(max - min) ? 1 : 0.5;
  const span = max * half - min * half || 1;
  const histogram = new Array<number>(20).fill(0);
  for (const value of numbers)
    histogram[Math.min(19, Math.floor(((value * half - min * half) / span) * 20))]!++;
  const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => {
    const place = (n - 1) * share;
    const low = numbers[Math.floor(place)]!;
    const high = numbers[Math.min(n - 1, Math.floor(place) + 1)]!;
    const part = place - Math.floor(place);
    return Number.isFinite(high - low) ? low + (high - low) * part : low * (1 - part) + high * part;
  });
  return { ...base, min, max, mean, std, quantiles, histogram };
}

const close = (a: number | null, b: number | null, scale: number) => {
  if (a === null || b === null || !Number.isFinite(b)) return expect(a === null).toBe(b === null);
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * scale + 1e-300);
};

function compare(found: ColumnDescription, want: ColumnDescription): void {
  const scale = Math.max(Math.abs(want.min ?? 0), Math.abs(want.max ?? 0));
  expect({ ...found, mean: 0, std: 0, quantiles: 0 }).toEqual({ ...want, mean: 0, std: 0, quantiles: 0 });
  close(found.mean, want.mean, scale);
  // Squares of what is very large or small are none that plain sums could hold.
  if (scale < 1e150 && scale > 1e-150) close(found.std, want.std, scale);
  else if (want.std !== null) expect(found.std).toBeGreaterThanOrEqual(0);
  expect(found.quantiles?.length).toBe(want.quantiles?.length);
  for (const [i, quantile] of (found.quantiles ?? []).entries()) close(quantile, want.quantiles![i]!, scale);
}

test('every column is described as its cells are, from store and table alike', async () => {
  await fc.assert(
    fc.asyncProperty(randomColumns(), async (columns) => {
      for (const data of [await openFromStore(columns), openFromTable(columns)]) {
        for (const [j, found] of (await data.describe()).entries()) compare(found, expected(columns[j]!));
        data.close();
      }
    }),
    { numRuns: 25, seed: 1 },
  );
}, 60_000);

const MANY = FEW_ROWS + 1000;

test('many rows are described as few are, though by the engine', async () => {
  const random = new RandomState(1);
  const cells = <T extends Cell>(make: (row: number) => T, missing = 0.1) =>
    Array.from({ length: MANY }, (_, row) => (random.uniform(0, 1) < missing ? null : make(row)));
  const columns: HandMade[] = [
    { name: 'normal', type: 'number', cells: cells(() => random.normal()) },
    { name: 'few', type: 'integer', cells: cells(() => Math.floor(random.uniform(0, 1) * 30) - 10) },
    {
      name: 'signed zero',
      type: 'number',
      cells: cells((row) => (row % 3 === 0 ? -0 : row % 3 === 1 ? 0 : 1)),
    },
    {
      name: 'infinite',
      type: 'number',
      cells: cells((row) => (row % 9 === 0 ? Number.POSITIVE_INFINITY : row)),
    },
    { name: 'huge', type: 'number', cells: cells(() => (random.uniform(0, 1) * 2 - 1) * 1.7e308) },
    { name: 'constant', type: 'number', cells: cells(() => 0.1) },
    { name: 'none', type: 'number', cells: cells(() => 1, 2) },
    { name: 'text', type: 'text', cells: cells((row) => `t${(row * row) % 1000}`) },
    { name: 'ids', type: 'text', cells: cells((row) => `\u00e9${row}`, 0) },
    { name: 'ok', type: 'boolean', cells: cells((row) => row % 7 < 3) },
    {
      name: 'day',
      type: 'date',
      cells: cells((row) => new Date((row % 500) * 86_400_000).toISOString().slice(0, 10)),
    },
    { name: 'no text', type: 'text', cells: cells(() => 'x', 2) },
  ];
  const data = await openFromStore(columns);
  for (const [j, found] of (await data.describe()).entries()) compare(found, expected(columns[j]!));
  data.close();
}, 60_000);

describe('figures are right', () => {
  test.each([0, 1e9, 1e15, -1e12])('of numbers around %d with a deviation of 1', async (offset) => {
    const random = new RandomState(7);
    const numbers = Array.from({ length: MANY }, () => offset + random.normal());
    // Differences of such neighbours are exact, so plain sums of them keep all digits.
    const off = numbers.map((value) => value - offset);
    const rest = off.reduce((sum, value) => sum + value, 0) / MANY;
    const std = Math.sqrt(off.reduce((sum, value) => sum + (value - rest) ** 2, 0) / MANY);
    for (const cells of [numbers, numbers.slice(0, 5000)]) {
      const data = await openFromStore([column('x', 'number', ...cells)]);
      const [found] = await data.describe();
      if (cells === numbers) {
        expect(Math.abs(found!.mean! - (offset + rest))).toBeLessThanOrEqual(
          1e-12 * Math.max(1, Math.abs(offset) * 1e-3),
        );
        expect(Math.abs(found!.std! / std - 1)).toBeLessThan(1e-12);
      } else expect(found!.std).toBeGreaterThan(0.9);
      data.close();
    }
  });

  test('of a constant: the deviation is exactly 0', async () => {
    for (const value of [0.1, 1e300, -7, 5e-324]) {
      const data = await openFromStore([column('x', 'number', ...new Array(1001).fill(value), null)]);
      expect((await data.describe())[0]).toMatchObject({
        min: value,
        max: value,
        mean: value,
        std: 0,
        distinct: 1,
        count: 1001,
        missing: 1,
      });
      data.close();
    }
  });

  test('of whole numbers that no double can hold: told apart, and said with all digits', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => 2n ** 60n + BigInt(i % 30));
    for (const rows of [60, FEW_ROWS + 40]) {
      const cells = Array.from({ length: rows }, (_, i) => ids[i % 60]!);
      const data = await openFromStore([{ name: 'id', type: 'integer', cells }]);
      const [found] = await data.describe();
      expect(found).toMatchObject({ distinct: 30, min: 2 ** 60, max: 2 ** 60, std: 0 });
      expect(found!.frequent[0]!.value).toBe('1152921504606846976');
      data.close();
    }
  });
});

const numpy = findNumpy();
test.skipIf(numpy === undefined)('and are those of NumPy', async () => {
  const random = new RandomState(5);
  const numbers = Array.from({ length: FEW_ROWS + 999 }, () => 1e9 + random.normal());
  const folder = mkdtempSync(join(tmpdir(), 'descent-numpy-'));
  writeFileSync(join(folder, 'x.json'), JSON.stringify(numbers));
  const program = `
import json, numpy as np
x = np.array(json.load(open('x.json')))
off = (x - 1e9).astype(np.longdouble)
print(json.dumps({'min': x.min(), 'max': x.max(), 'mean': float(1e9 + off.mean()), 'std': float(off.std()),
  'quantiles': np.quantile(x, [.05, .25, .5, .75, .95]).tolist(), 'histogram': np.histogram(x, 20)[0].tolist()}))`;
  const expected = runPython(numpy!, program, folder) as ColumnDescription;
  rmSync(folder, { recursive: true });
  const data = await openFromStore([{ name: 'x', type: 'number', cells: numbers }]);
  const [found] = await data.describe();
  expect(found).toMatchObject({ ...expected, std: found!.std });
  expect(Math.abs(found!.std! / expected.std! - 1)).toBeLessThan(1e-12);
  data.close();
});

test('5,000 columns', async () => {
  const names = Array.from({ length: 5000 }, (_, j) => `x${j}`);
  const columns = names.map((name, j) =>
    column(
      name,
      j % 5 === 0 ? 'text' : 'number',
      ...[1, 2, 2].map((cell) => (j % 5 === 0 ? `t${cell}` : cell + j)),
    ),
  );
  const data = await openFromStore(columns);
  const found = await data.describe();
  expect(found).toHaveLength(5000);
  expect(found[4999]).toMatchObject({
    min: 5000,
    max: 5001,
    distinct: 2,
    frequent: [
      { value: 5001, rows: 2 },
      { value: 5000, rows: 1 },
    ],
  });
  expect(found[4995]).toMatchObject({
    distinct: 2,
    frequent: [
      { value: 't2', rows: 2 },
      { value: 't1', rows: 1 },
    ],
  });
  const table = await data.table('x4999 = 5001');
  expect(table.rows).toBe(2);
  const page = await data.page({ from: 1, count: 1, sort: { column: 1, descending: true } });
  expect(page.values[4999]).toBe(5001);
  expect((await data.correlations()).columns).toHaveLength(500);
  data.close();
}, 120_000);

test('is ended by its signal', async () => {
  const store = await createStore();
  await store.run('CREATE TABLE data.cells AS SELECT hash(range)::DOUBLE AS c0 FROM range(5000000)');
  const cells = await cellsOf(store, 5_000_000, [{ name: 'x', type: 'number', missing: 0, distinct: null }]);
  const stop = new AbortController();
  const described = describeCells(cells, stop.signal);
  const reason = new Error('enough');
  setImmediate(() => stop.abort(reason));
  const since = performance.now();
  await expect(described).rejects.toBe(reason);
  expect(performance.now() - since).toBeLessThan(1000);
  store.close();
});
