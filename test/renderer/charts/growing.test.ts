import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { NumberList } from '../../../src/core/train/number-list.ts';
import {
  extremesOf,
  meansOf,
  meansOutlineOf,
  outlineOf,
  smoothedOf,
  smoothedOutlineOf,
  valuesOf,
} from '../../../src/renderer/charts/growing.ts';
import { Outline } from '../../../src/renderer/charts/outline.ts';
import { groupMeans, smooth } from '../../../src/renderer/charts/smooth.ts';

it('gives the same however a list has grown', () => {
  const parts = fc.array(fc.array(fc.double({ min: 0, max: 1e3, noNaN: true }), { maxLength: 40 }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(parts, fc.constantFrom(1, 3, 5, 17, 51), (parts, window) => {
      const list = new NumberList();
      const all: number[] = [];
      for (const part of parts) {
        for (const value of part) {
          list.push(value);
          all.push(value);
        }
        expect(Array.from(valuesOf(list))).toEqual(all);
        const means = smoothedOf(list, window);
        const whole = smooth(all, window);
        expect(means.length).toBe(all.length);
        for (let i = 0; i < all.length; i++) expect(means[i]).toBeCloseTo(whole[i]!, 8);
        expect(meansOf(list, window)).toEqual(groupMeans(all, window));
        const least = Math.min(...all);
        expect(extremesOf(list)).toMatchObject({
          leastAt: all.indexOf(least),
          notPositive: all.filter((value) => value <= 0).length,
        });
      }
    }),
  );
});

it('keeps no second copy of the values', () => {
  const list = new NumberList(new Float64Array(5000).fill(0.5));
  const slice = vi.spyOn(list, 'slice');
  smoothedOf(list, 51);
  list.push(1);
  smoothedOf(list, 51);
  expect(valuesOf(list).buffer).toBe(list.view().buffer);
  expect(slice).not.toHaveBeenCalled();
});

it('keeps the outline of what has grown true', () => {
  const list = new NumberList();
  for (let i = 0; i < 30; i++) {
    for (let j = 0; j < 777; j++) list.push(Math.sin(i * j) * 3);
    for (const [values, outline] of [
      [valuesOf(list), outlineOf(list)],
      [smoothedOf(list, 51), smoothedOutlineOf(list, 51)],
      [meansOf(list, 5), meansOutlineOf(list, 5)],
    ] as const) {
      const fresh = new Outline();
      fresh.grow(values, 0);
      for (let block = 0; block * 64 < values.length; block++) {
        expect(outline.extremes(64, block, false)).toEqual(fresh.extremes(64, block, false));
        expect(outline.extremes(64, block, true)).toEqual(fresh.extremes(64, block, true));
      }
    }
  }
});
