import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenTicks, logTicks, tickRoom } from '../../../src/renderer/charts/ticks.ts';

describe('logTicks', () => {
  it('takes the finest pattern that fits', () => {
    expect(logTicks(0.009, 3.2, 12)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(logTicks(0.009, 3.2, 6)).toEqual([0.01, 0.03, 0.1, 0.3, 1, 3]);
    expect(logTicks(0.009, 3.2, 3)).toEqual([0.01, 0.1, 1]);
  });

  it('copes with all that a double can be', () => {
    expect(logTicks(0.1, Number.MAX_VALUE, 8)).toEqual([1, 1e50, 1e100, 1e150, 1e200, 1e250, 1e300]);
    expect(logTicks(5e-324, 1, 8).length).toBeLessThanOrEqual(8);
  });

  it('marks a range in which no round number lies', () => {
    expect(logTicks(1.21, 1.29, 6)).toEqual([1.22, 1.24, 1.26, 1.28]);
  });

  it('gives few, ascending, and inside', () => {
    const value = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 2, max: 20 }), (a, b, most) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const ticks = logTicks(min, max, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const tick of ticks) expect(tick >= min && tick <= max).toBe(true);
        for (let i = 1; i < ticks.length; i++) expect(ticks[i]).toBeGreaterThan(ticks[i - 1]!);
      }),
    );
  });
});

it('evenTicks are round and inside', () => {
  expect(evenTicks(0, 1000, 6)).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(evenTicks(0.11, 0.29, 5)).toEqual([0.15, 0.2, 0.25]);
  expect(evenTicks(5, 5, 4)).toEqual([5]);
  expect(evenTicks(0, 3, 6)).toEqual([0, 1, 2, 3]);
});

it('tickRoom is at least two', () => {
  expect(tickRoom(300, 50)).toBe(6);
  expect(tickRoom(10, 50)).toBe(2);
});
