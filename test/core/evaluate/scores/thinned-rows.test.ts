import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinnedRows } from '../../../../src/core/evaluate/scores/thinned-rows.ts';

it('keeps every row of few', () => {
  expect([...thinnedRows(3, 10, [1])]).toEqual([0, 1, 2]);
  expect([...thinnedRows(0, 10)]).toEqual([]);
});

it('chooses exactly as many different rows, in their order, with those asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 5000 }), fc.integer({ min: 2, max: 10 }), (rows, most) => {
      const kept = [...thinnedRows(rows, most, [rows - 1, 0])];
      expect(kept).toHaveLength(most);
      expect(new Set(kept).size).toBe(most);
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
      expect([kept[0], kept.at(-1)]).toEqual([0, rows - 1]);
    }),
  );
});

it('sees every hour of the day, and every part of the table, alike', () => {
  const kept = [...thinnedRows(240_000, 10_000)];
  const byHour = new Array<number>(24).fill(0);
  const byTenth = new Array<number>(10).fill(0);
  for (const row of kept) {
    byHour[row % 24]!++;
    byTenth[Math.floor(row / 24_000)]!++;
  }
  expect(Math.min(...byHour)).toBeGreaterThan(350);
  expect(Math.max(...byHour)).toBeLessThan(500);
  expect(Math.min(...byTenth)).toBeGreaterThan(950);
  expect(Math.max(...byTenth)).toBeLessThan(1050);
});
