import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstRow,
  ROW_HEIGHT,
  slotFor,
  slotsFor,
} from '../../../../src/renderer/features/data/grid/slots.ts';

describe('slots', () => {
  it('are the rows themselves up to what Chromium draws to the pixel', () => {
    const size = slotsFor(600_000, 480);
    expect(size).toEqual({ rows: 600_000, slots: 600_000, seen: 20 });
    expect(firstRow(599_980, size)).toBe(599_980);
    for (const rows of [1_000_000, 10_000_000]) {
      const { slots, seen } = slotsFor(rows, 480);
      expect(slots * ROW_HEIGHT).toBeLessThan(2 ** 24);
      expect(rows / slots).toBeLessThan(seen);
    }
  });

  it('reach the first and the last row of a table of any height', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 100_000 }),
        fc.integer({ min: 24, max: 1000 }),
        (rows, height) => {
          const size = slotsFor(rows, height, 50);
          fc.pre(size.seen < size.slots);
          expect(firstRow(0, size)).toBe(0);
          expect(firstRow(size.slots - size.seen, size)).toBe(rows - size.seen);
        },
      ),
    );
  });

  it('leave no row out of sight', () => {
    const size = slotsFor(3000, 240, 1000);
    const seen = new Set<number>();
    for (let slot = 0; slot <= size.slots - size.seen; slot++) {
      for (let i = 0; i < size.seen; i++) seen.add(firstRow(slot, size) + i);
    }
    expect(seen.size).toBe(3000);
  });

  it('bring a row into sight, and do not move for one that is', () => {
    const size = fc.record({
      rows: fc.integer({ min: 100, max: 5000 }),
      most: fc.integer({ min: 100, max: 6000 }),
      height: fc.integer({ min: 100, max: 900 }),
    });
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), ({ rows, most, height }, a, b) => {
        const sized = slotsFor(rows, height, most);
        const lastSlot = Math.max(0, sized.slots - sized.seen);
        // A slot may stand for as many rows as are seen, no more.
        fc.pre(rows / sized.slots < sized.seen / 2);
        const from = a % (lastSlot + 1);
        const row = b % rows;
        const slot = Math.min(lastSlot, slotFor(row, from, sized) ?? from);
        const top = firstRow(slot, sized);
        expect(row).toBeGreaterThanOrEqual(top);
        expect(row).toBeLessThan(top + sized.seen);
        if (slot !== from) expect(slotFor(row, slot, sized) ?? slot).toBeGreaterThanOrEqual(slot - 1);
      }),
    );
  });
});
