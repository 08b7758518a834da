import { describe, expect, it } from 'vitest';
import { countOf, formatNumber, formatSeconds } from '../../../src/renderer/components/format.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-5, '\u22125'],
    [1000, '1000'],
    [10000, '10\u202f000'],
    [1234567, '1\u202f234\u202f567'],
    [0.1831, '0.1831'],
    [0.18309999, '0.1831'],
    [0.01, '0.01'],
    [0.5, '0.5'],
    [1234.5, '1235'],
    [0.50001, '0.5000'],
    [24.19306930693069, '24.19'],
    [-0.58083, '\u22120.5808'],
    [9.99996, '10.00'],
    [12345.6, '12\u202f346'],
    [0.00012346, '0.0001235'],
    [0.000012346, '1.235e-5'],
    [1e-7, '1e-7'],
    [1.5e20, '1.5e20'],
    [Number.NaN, '\u2013'],
    [null, '\u2013'],
    [undefined, '\u2013'],
    [Number.POSITIVE_INFINITY, '\u221e'],
    [Number.NEGATIVE_INFINITY, '\u2212\u221e'],
  ])('writes %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('takes the number of significant digits', () => {
    expect(formatNumber(Math.PI, 3)).toBe('3.14');
    expect(formatNumber(Math.PI, 6)).toBe('3.14159');
    expect(formatNumber(0.61149, 3)).toBe('0.611');
  });

  it('never loses a whole digit', () => {
    for (const value of [99999.5, 123456.7, 999999.4]) {
      const read = Number(formatNumber(value).replaceAll('\u202f', ''));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5);
    }
  });
});

describe('countOf', () => {
  it('says one and many', () => {
    expect(countOf(1, 'row')).toBe('1 row');
    expect(countOf(0, 'row')).toBe('0 rows');
    expect(countOf(506, 'row')).toBe('506 rows');
  });
});

describe('formatSeconds', () => {
  it.each([
    [0.0123, '0.012 s'],
    [3.44, '3.4 s'],
    [9.96, '10 s'],
    [12.4, '12 s'],
    [59.7, '1 min'],
    [200, '3 min 20 s'],
    [3600, '1 h'],
    [7500, '2 h 5 min'],
  ])('says %s seconds as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});
