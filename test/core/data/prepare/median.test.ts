import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../../src/core/data/prepare/median.ts';
import { drain } from '../../../drain.ts';

const medianOf = (values: readonly number[]) => drain(median(Float64Array.from(values)));

describe('median', () => {
  it.each([
    [[], Number.NaN],
    [[7], 7],
    [[1, 2], 1.5],
    [[3, 1, 2], 2],
    [[5, 5, 5, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => {
    expect(medianOf(values)).toBe(expected);
  });
  it('is the middle of the sorted values', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const [low, high] = [sorted[(values.length - 1) >> 1]!, sorted[values.length >> 1]!];
        // Where both are 0 it does not matter which sign it has.
        expect(medianOf(values) + 0).toBe((values.length % 2 === 1 ? high : (low + high) / 2) + 0);
      }),
      { numRuns: 1000 },
    );
  });
  it.each([
    ['ascending', (i: number) => i],
    ['descending', (i: number) => -i],
    ['equal', () => 1],
    ['a roof', (i: number) => Math.min(i, 1e6 - i)],
  ])('of a million that are %s takes few steps', (_, value) => {
    const values = Float64Array.from({ length: 1e6 }, (_, i) => value(i));
    expect([...median(values)].length).toBeLessThan(100);
  });
});
