import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outline } from '../../../src/renderer/charts/outline.ts';
import { thin } from '../../../src/renderer/charts/thin.ts';

const number = fc.double({ noNaN: true });
const long = fc.array(number, { minLength: 1, maxLength: 600 }).map((values) => Float64Array.from(values));
const limits = fc.integer({ min: 2, max: 120 });

describe('thin', () => {
  it('keeps the first, the last, the least and the greatest value, in order and within the limit', () => {
    fc.assert(
      fc.property(long, limits, (values, limit) => {
        const places = thin(values, { limit });
        const finite = Array.from(values.keys()).filter((i) => values[i]! > Number.NEGATIVE_INFINITY);
        if (finite.length === 0) return expect(places).toEqual([]);
        expect(places.length).toBeLessThanOrEqual(limit);
        expect(places[0]).toBe(finite[0]);
        expect(places.at(-1)).toBe(finite.at(-1));
        for (let i = 1; i < places.length; i++) expect(places[i]).toBeGreaterThan(places[i - 1]!);
        if (limit < 4) return;
        const all = finite.map((i) => values[i]! + 0);
        const kept = places.map((i) => values[i]! + 0);
        expect(Math.max(...kept)).toBe(Math.max(...all));
        expect(Math.min(...kept)).toBe(Math.min(...all));
      }),
    );
  });

  it('keeps every single spike, up and down', () => {
    const values = new Float64Array(1_000_000).fill(1);
    const spikes = [7, 333_333, 500_001, 999_990];
    for (const [i, at] of spikes.entries()) values[at] = i % 2 === 0 ? 100 : 0.01;
    const places = thin(values);
    expect(places.length).toBeLessThanOrEqual(2000);
    for (const at of spikes) expect(places).toContain(at);
  });

  it('gives everything that fits', () => {
    expect(thin([3, 1, 2])).toEqual([0, 1, 2]);
    expect(thin([])).toEqual([]);
    expect(thin([5])).toEqual([0]);
    expect(thin([1, 2, 3, 4, 5], { from: 1, to: 4 })).toEqual([1, 2, 3]);
    expect(thin([1, 2], { from: -5, to: 50 })).toEqual([0, 1]);
  });

  it('leaves out what is not above the bound, and what is not a number', () => {
    expect(thin([0, Number.NaN, 2, 0, 3, -1], { above: 0 })).toEqual([2, 4]);
    expect(thin([0, 0, -2], { above: 0 })).toEqual([]);
    const values = Float64Array.from({ length: 5000 }, (_, i) => (i % 3 === 0 ? 0 : i));
    const places = thin(values, { above: 0, limit: 100 });
    expect(places.every((i) => values[i]! > 0)).toBe(true);
    // The least positive one of a bucket is seen though a zero is less.
    expect(places[0]).toBe(1);
  });

  it('keeps ties at their first place and flat lines whole', () => {
    const places = thin(new Float64Array(100).fill(4), { limit: 10 });
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBe(99);
  });

  it('keeps with an outline what it keeps without: the ends, the extremes, the order, the limit', () => {
    const some = fc.oneof(fc.double(), fc.constant(Number.NaN), fc.double({ min: -1, max: 1 }));
    const lists = fc.array(some, { minLength: 300, maxLength: 3000 }).map((list) => Float64Array.from(list));
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 14, max: 60 }),
        fc.nat(200),
        fc.boolean(),
        (values, limit, from, log) => {
          const outline = new Outline();
          outline.grow(values, 0);
          const above = log ? 0 : Number.NEGATIVE_INFINITY;
          const places = thin(values, { limit, from, above, outline });
          const shown = Array.from(values.keys()).filter((i) => i >= from && values[i]! > above);
          if (shown.length === 0) return expect(places).toEqual([]);
          expect(places.length).toBeLessThanOrEqual(limit);
          expect([places[0], places.at(-1)]).toEqual([shown[0], shown.at(-1)]);
          for (let i = 1; i < places.length; i++) expect(places[i]).toBeGreaterThan(places[i - 1]!);
          const heights = (some: number[]) => some.map((i) => values[i]! + 0);
          expect(Math.max(...heights(places))).toBe(Math.max(...heights(shown)));
          expect(Math.min(...heights(places))).toBe(Math.min(...heights(shown)));
        },
      ),
    );
  });
});
