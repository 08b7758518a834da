import { describe, expect, it } from 'vitest';
import { BINS, columnHistograms, summariseColumns } from '../../src/main/column-summaries.ts';
import { inSlices } from '../../src/main/slices.ts';
import { drain } from '../drain.ts';
import { housing } from '../housing.ts';

const table = (columns: number[][]) => ({
  columns: columns.map((_, i) => ({ name: `x${i}` })),
  rows: columns[0]!.length,
  values: Float64Array.from(columns[0]!.flatMap((_, row) => columns.map((column) => column[row]!))),
});
const histogram = (values: number[]) =>
  drain(columnHistograms(table([values]), [{ min: Math.min(...values), max: Math.max(...values) }]))[0]!;

describe('histograms', () => {
  it('put every value into one of 20 equal bins, the greatest into the last', () => {
    const counts = histogram(Array.from({ length: 21 }, (_, i) => i));
    expect(counts).toEqual([...Array(19).fill(1), 2]);
  });
  it('put a value on an edge above it', () => {
    expect(histogram([0, 5, 10, 100]).slice(0, 3)).toEqual([1, 1, 1]);
  });
  it.each([
    ['one value', [3, 3, 3], 0],
    ['the widest range', [-Number.MAX_VALUE, Number.MAX_VALUE], 19],
    ['the narrowest range', [0, Number.MIN_VALUE], 19],
  ])('count %s', (_what, values, last) => {
    const counts = histogram(values);
    expect(counts.reduce((a, b) => a + b)).toBe(values.length);
    expect(counts[last]).toBeGreaterThan(0);
  });
  it('tell columns apart', () => {
    const counts = drain(
      columnHistograms(
        table([
          [0, 1],
          [5, 5],
        ]),
        [
          { min: 0, max: 1 },
          { min: 5, max: 5 },
        ],
      ),
    );
    expect(counts.map((column) => column.findLastIndex((count) => count > 0))).toEqual([19, 0]);
  });
});

describe('summaries', () => {
  it('tell of each column what it holds', () => {
    const columns = drain(summariseColumns(housing()));
    expect(columns.at(-1)).toMatchObject({ name: 'MEDV', unit: 'thousand dollars', min: 5, max: 50 });
    for (const { histogram: counts } of columns) {
      expect(counts).toHaveLength(BINS);
      expect(counts.reduce((a, b) => a + b)).toBe(506);
    }
  });
  it('take a step for so many numbers, however wide the table is', () => {
    const wide = { columns: Array(1000).fill({ name: 'x' }), rows: 400, values: new Float64Array(400_000) };
    expect([...columnHistograms(wide, Array(1000).fill({ min: 0, max: 1 }))]).toHaveLength(4);
    expect([...summariseColumns(wide)].length).toBeGreaterThanOrEqual(8);
  });
  it('are made in slices, and can be cut off', async () => {
    function* endless(): Generator<void, never> {
      for (;;) yield;
    }
    const controller = new AbortController();
    const ended = inSlices(endless(), controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(ended).rejects.toThrow('enough');
    expect(await inSlices(summariseColumns(housing()))).toHaveLength(14);
  });
});
