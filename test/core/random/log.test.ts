import { describe, expect, it } from 'vitest';
import { fma } from '../../../src/core/random/fma.ts';
import { log } from '../../../src/core/random/log.ts';
import reference from '../../fixtures/glibc_log.json' with { type: 'json' };

describe('log against glibc', () => {
  it.each(reference.cases)('gives the same bits for $name', ({ x, log: expected }) => {
    expect(x.map(log)).toEqual(expected);
  });
  it('gives +0 for 1', () => {
    expect(log(1)).toBe(0);
  });
});

describe('fma', () => {
  const ulp = 2 ** -52;
  const tiny = 2 ** -60;
  it('keeps what the rounded product loses', () => {
    expect(fma(1 + ulp, 1 - ulp, -1)).toBe(-(ulp ** 2));
    expect(fma(1 + 2 ** -30, 1 - 2 ** -30, -1)).toBe(-tiny);
    expect(fma(0.1, 10, -1)).toBe(2 ** -54);
  });
  it('rounds ties to even', () => {
    expect(fma(ulp / 4, 2, 1)).toBe(1);
    expect(fma(ulp / 4, 2, 1 + ulp)).toBe(1 + 2 * ulp);
  });
  it('is not misled by what is a tie only to 106 bits', () => {
    const nearlyHalf = (sign: 1 | -1) => [(ulp / 2) * (1 + 2 ** -30), sign * (1 - 2 ** -30)] as const;
    expect(fma(...nearlyHalf(1), 1 + ulp)).toBe(1 + ulp);
    expect(fma(...nearlyHalf(-1), 1 + ulp)).toBe(1 + ulp);
    expect(fma(...nearlyHalf(1), 1 + 2 * ulp)).toBe(1 + 2 * ulp);
    expect(fma((ulp / 2) * (1 + 2 ** -27), 1 + 2 ** -27, 1)).toBe(1 + ulp);
    expect(fma((ulp / 2) * (1 + 2 ** -30), 1 - 2 ** -30, -1 - ulp)).toBe(-1 - ulp);
  });
  it('takes zeros', () => {
    expect(fma(0, 3, 2)).toBe(2);
    expect(fma(2, 3, 0)).toBe(6);
    expect(fma(2, 3, -6)).toBe(0);
  });
});
