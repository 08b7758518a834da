import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMeans, smooth } from '../../../src/renderer/charts/smooth.ts';

/** What it means, written out. */
function plainMean(values: ArrayLike<number>, window: number, at: number): number {
  const half = (window - 1) / 2;
  const part = Array.from(values).slice(Math.max(0, at - half), at + half + 1);
  return part.reduce((sum, value) => sum + value / part.length, 0);
}

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const odd = fc.integer({ min: 0, max: 12 }).map((half) => 2 * half + 1);

describe('smooth', () => {
  it('is the mean of the window around every place', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 80 }), odd, (values, window) => {
        const means = smooth(values, window);
        expect(means.length).toBe(values.length);
        for (let i = 0; i < values.length; i++) {
          expect(means[i]).toBeCloseTo(plainMean(values, window, i), 6);
        }
      }),
    );
  });

  it('gives a part of the places as it gives the whole', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 80 }),
        odd,
        fc.nat(79),
        fc.nat(79),
        (values, window, a, b) => {
          const from = Math.min(a, b, values.length);
          const to = Math.min(Math.max(a, b), values.length);
          const part = smooth(values, window, from, to);
          expect(part.length).toBe(to - from);
          for (let i = from; i < to; i++) {
            expect(part[i - from]).toBeCloseTo(plainMean(values, window, i), 6);
          }
        },
      ),
    );
  });

  it('forgets a spike once it has left the window, and never overflows', () => {
    const values = [1, 1, 1.7e308, 1.7e308, 1, 1, 1, 1, 1];
    const means = smooth(values, 3);
    expect(means.slice(5)).toEqual(Float64Array.from([1, 1, 1, 1]));
    expect(means.every(Number.isFinite)).toBe(true);
  });

  it('is exact where every value is the same', () => {
    expect(smooth(new Float64Array(40).fill(0.1875), 17)).toEqual(new Float64Array(40).fill(0.1875));
  });

  it('leaves values as they are with a window of one', () => {
    expect(smooth([3, 1, 2], 1)).toEqual(Float64Array.from([3, 1, 2]));
    expect(smooth([], 5)).toEqual(new Float64Array(0));
  });
});

describe('groupMeans', () => {
  it('takes the mean of every group, the last of what is there', () => {
    expect(groupMeans([1, 3, 5, 7, 9], 2)).toEqual(Float64Array.from([2, 6, 9]));
    expect(groupMeans([], 3)).toEqual(new Float64Array(0));
    expect(groupMeans([1.7e308, 1.7e308, 1], 2)).toEqual(Float64Array.from([1.7e308, 1]));
    expect(groupMeans([4, 5], 1)).toEqual(Float64Array.from([4, 5]));
  });
});
