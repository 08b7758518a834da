import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power } from '../../../src/core/graph/power.ts';

describe('power', () => {
  it('is exact where the multiplications are', () => {
    for (let n = 0; n <= 33; n++) expect(power(3, n)).toBe(Number(3n ** BigInt(n)));
    expect(power(-2, 5)).toBe(-32);
    expect(power(2, -10)).toBe(2 ** -10);
    expect(power(9, 0.5)).toBe(3);
    expect(power(9, -0.5)).toBe(1 / 3);
    expect(power(-3, 0)).toBe(1);
  });
  it('is near the engine\u2019s own, whose last digits differ from machine to machine', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (base, exponent) => {
          const expected = base ** exponent;
          expect(Math.abs(power(base, exponent) / expected - 1)).toBeLessThan(1e-13);
        },
      ),
    );
  });
  it('has no real number for a broken power of a negative one', () => {
    expect(power(-8, 0.5)).toBeNaN();
    expect(power(-8, 1.5)).toBeNaN();
    expect(power(0, 0.3)).toBe(0);
    expect(power(0, -1)).toBe(Number.POSITIVE_INFINITY);
  });
});
