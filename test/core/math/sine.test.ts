import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, sin } from '../../../src/core/math/sine.ts';

// To 60 digits by mpmath 1.4.1, rounded once: python3 -c "from mpmath import *; mp.dps = 60; print(float(sin(mpf(0.1))))"
const rounded = [
  [0.1, 0.09983341664682815, 0.9950041652780258],
  [Math.PI / 4, 0.7071067811865475, Math.SQRT1_2],
  [1, 0.8414709848078965, 0.5403023058681398],
  [Math.PI / 2, 1, 6.123233995736766e-17],
  [2.3561944901923453, 0.7071067811865472, -0.7071067811865478],
  [3, 0.1411200080598672, -0.9899924966004454],
  [Math.PI, 1.2246467991473532e-16, -1],
] as const;

describe('sine and cosine', () => {
  it.each(rounded)('of %d', (x, sine, cosine) => {
    expect([sin(x), cos(x)]).toEqual([sine, cosine]);
  });
  it('of nothing', () => {
    expect([sin(0), cos(0), sin(1e-300)]).toEqual([0, 1, 1e-300]);
  });
  it('lie on the circle and within an ulp of the engine\u2019s own', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: Math.PI, noNaN: true }), (x) => {
        expect(Math.abs(sin(x) ** 2 + cos(x) ** 2 - 1)).toBeLessThan(5e-16);
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThanOrEqual(2 ** -52 * Math.abs(sin(x)));
        expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThanOrEqual(2 ** -52 * Math.abs(cos(x)));
      }),
      { numRuns: 2000 },
    );
  });
});
