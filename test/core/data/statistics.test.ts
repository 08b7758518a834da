import { describe, expect, it } from 'vitest';
import { columnStatistics, type SeenColumn } from '../../../src/core/data/statistics.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';
import { drain } from '../../drain.ts';

const table = {
  columns: [{ name: 'a' }, { name: 'b' }],
  rows: 4,
  values: Float64Array.of(1, Number.NaN, Number.NaN, Number.NaN, 3, Number.NaN, 5, Number.NaN),
};

describe('statistics of columns with missing cells', () => {
  it('leave them out', () => {
    const [a, b] = drain(columnStatistics(table, undefined));
    expect(a).toEqual({ min: 1, max: 5, mean: 3, std: Math.sqrt(8 / 3), count: 3 });
    expect([b!.count, b!.mean, b!.std]).toEqual([0, Number.NaN, Number.NaN]);
  });
  it('count them as what is filled in', () => {
    const [a, b] = drain(columnStatistics(table, Int32Array.of(0, 1), Float64Array.of(9, Number.NaN)));
    expect(a).toEqual({ min: 1, max: 9, mean: 5, std: 4, count: 2 });
    expect(b!.count).toBe(0);
  });
});

describe('numbers far from zero', () => {
  it('have the mean and the deviation of what lies around them', () => {
    const rows = 20_000;
    const random = new RandomState(1);
    const around = Array.from({ length: rows }, () => Math.round(random.normal() * 1024) / 1024);
    const exact = around.reduce((sum, value) => sum + value, 0) / rows;
    const spread = Math.sqrt(around.reduce((sum, value) => sum + (value - exact) ** 2, 0) / rows);
    for (const offset of [1e3, 1e6, 1e9]) {
      const table = {
        columns: [{ name: 'x' }],
        rows,
        values: Float64Array.from(around, (value) => offset + value),
      };
      const [found] = drain(columnStatistics(table, undefined) as Generator<unknown, SeenColumn[], never>);
      // Sums alone would be wrong by 2e-6 of a deviation at 1e9.
      expect(Math.abs(found!.mean - offset - exact)).toBeLessThan(offset * 3e-16);
      expect(found!.std / spread).toBeCloseTo(1, 12);
    }
  });
});
