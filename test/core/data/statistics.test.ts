import { describe, expect, it } from 'vitest';
import { columnStatistics } from '../../../src/core/data/statistics.ts';
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
