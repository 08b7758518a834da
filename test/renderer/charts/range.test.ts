import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panRange, rangeWith, roundUp, zoomRange } from '../../../src/renderer/charts/range.ts';

const full = { from: 0, to: 1000 };

describe('zoomRange', () => {
  it('keeps the point under the pointer where it is', () => {
    const range = zoomRange(full, 250, 0.5, full, 4);
    expect(range).toEqual({ from: 125, to: 625 });
    expect(zoomRange(range, 250, 2, full, 4)).toEqual(full);
  });

  it('ends at the whole and at the least width', () => {
    expect(zoomRange({ from: 100, to: 200 }, 150, 100, full, 4)).toEqual(full);
    const least = zoomRange({ from: 100, to: 105 }, 100, 0.1, full, 4);
    expect(least).toEqual({ from: 100, to: 104 });
  });

  it('never leaves the whole', () => {
    const place = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(place, place, place, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, b, at, factor) => {
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        fc.pre(range.to - range.from > 1);
        const zoomed = zoomRange(range, at, factor, full, 4);
        expect(zoomed.from).toBeGreaterThanOrEqual(0);
        expect(zoomed.to).toBeLessThanOrEqual(1000 + 1e-9);
        expect(zoomed.to).toBeGreaterThan(zoomed.from);
      }),
    );
  });
});

it('panRange stops at the ends', () => {
  expect(panRange({ from: 100, to: 200 }, -500, full)).toEqual({ from: 0, to: 100 });
  expect(panRange({ from: 100, to: 200 }, 5000, full)).toEqual({ from: 900, to: 1000 });
  expect(panRange(full, 10, full)).toEqual(full);
});

it('rangeWith moves just as far as it must', () => {
  const range = { from: 100, to: 200 };
  expect(rangeWith(range, 150, full)).toBe(range);
  expect(rangeWith(range, 90, full)).toEqual({ from: 90, to: 190 });
  expect(rangeWith(range, 210, full)).toEqual({ from: 110, to: 210 });
});

it('roundUp gives the steps of an axis', () => {
  expect([0, 1, 1.5, 3, 10, 260, 510, 1000, 1001].map(roundUp)).toEqual([
    1, 1, 2, 5, 10, 500, 1000, 1000, 2000,
  ]);
});
