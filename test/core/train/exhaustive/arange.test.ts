import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arange, arangeLength } from '../../../../src/core/train/exhaustive/arange.ts';

describe('arange', () => {
  // numpy.arange of NumPy 1.24, by repr.
  it.each([
    { range: [0, 0.3, 0.1], values: [0, 0.1, 0.2] },
    { range: [0.1, 0.7, 0.2], values: [0.1, 0.30000000000000004, 0.5000000000000001] },
    { range: [1, 1.3, 0.1], values: [1, 1.1, 1.2000000000000002, 1.3000000000000003] },
    { range: [2, 0, -0.5], values: [2, 1.5, 1, 0.5] },
    { range: [1e16, 1e16 + 8, 3], values: [1e16, 1e16 + 4, 1e16 + 8] },
    { range: [-0, 2, 1], values: [-0, 1] },
    { range: [1, 1, 1], values: [] },
    { range: [1, 0, 1], values: [] },
  ] as const)('$range', ({ range: [from, to, step], values }) => {
    expect([...arange(from, to, step)]).toEqual([...values]);
  });
  it('has the values of the reference: not multiples of the step', () => {
    const values = arange(-2, 2, 0.1);
    expect(values).toHaveLength(40);
    expect(values[35]).toBe(1.500000000000003);
    expect(arange(-10, 10, 0.1)[120]).toBe(1.9999999999999574);
  });
  it('is evenly spaced and stays below its end, but for rounding', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    const step = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 0, max: 100, noNaN: true }), step, (from, span, by) => {
        const values = arange(from, from + span, by);
        expect(values).toHaveLength(arangeLength(from, from + span, by));
        for (const [i, value] of values.entries()) {
          expect(Math.abs(value - (from + i * by))).toBeLessThan(1e-10);
          expect(value).toBeLessThan(from + span + 1e-10);
        }
      }),
    );
  });
  it.each([
    [0, 1, 0],
    [0, 1, 1e-12],
    [-1e308, 1e308, 1],
  ])('refuses what has no end: [%d, %d, %d]', (from, to, step) => {
    expect(() => arange(from, to, step)).toThrow(
      /^optimizer\.grid: \[.*\] holds .* values; allowed: at most 10000000$/,
    );
  });
});
