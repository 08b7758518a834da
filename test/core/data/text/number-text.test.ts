import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../../src/core/data/text/number-text.ts';

const parse = (text: string) => {
  const bytes = new TextEncoder().encode(`|${text}|`);
  return parseNumber(bytes, 1, bytes.length - 1);
};

describe('parseNumber', () => {
  it('gives the bits of Number() for every double as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = Object.is(value, -0) ? '-0' : String(value);
        expect(parse(text)).toBe(value);
      }),
      { numRuns: 5000 },
    );
  });
  it('gives the bits of Number() for digits, points and exponents of any length', () => {
    const digits = fc.stringMatching(/^[0-9]{0,25}$/);
    const sign = fc.constantFrom('', '+', '-');
    const exponent = fc.constantFrom('', 'e0', 'E5', 'e-7', 'e+22', 'e-23', 'e308', 'e-324', 'e400');
    fc.assert(
      fc.property(sign, digits, digits, exponent, (s, whole, part, e) => {
        fc.pre(whole.length + part.length > 0);
        for (const text of [`${s}${whole || '0'}${e}`, `${s}${whole}.${part}${e}`]) {
          expect(parse(text)).toBe(Number(text));
        }
      }),
      { numRuns: 5000 },
    );
  });
  it.each([
    '',
    '.',
    '-',
    '+',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    'inf',
    '1_000',
    '1 2',
    '--1',
    '1-',
    '\u0661',
  ])('takes %j for no number', (text) => {
    expect(parse(text)).toBeNaN();
  });
  it('does not take 2\u2075\u00b3 + 1 for exact', () => {
    for (const text of [
      '9007199254740993',
      '9007199254740993e-16',
      '9007199254740993e3',
      '9007199254740992.5',
    ]) {
      expect(parse(text)).toBe(Number(text));
    }
  });
  it('keeps the sign of zero', () => {
    expect(Object.is(parse('-0.0'), -0)).toBe(true);
  });
});
