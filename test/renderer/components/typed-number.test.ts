import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberProblem, typedNumber } from '../../../src/renderer/components/typed-number.ts';

describe('typedNumber', () => {
  it.each([
    ['0.01', 0.01],
    [' 1e-3 ', 0.001],
    ['-.5', -0.5],
    ['5.', 5],
    ['+2E3', 2000],
    ['\u22123', -3],
    ['-0', -0],
  ])('reads %j', (text, value) => expect(typedNumber(text)).toBe(value));

  it.each(['', ' ', '.', '-', '1e', '0,01', '1 000', '0x10', 'Infinity', 'NaN', '1e999', '1_000', '80 %'])(
    'refuses %j',
    (text) => expect(typedNumber(text)).toBeUndefined(),
  );

  it('reads back whatever JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        Object.is(typedNumber(String(value)), Object.is(value, -0) ? 0 : value),
      ),
    );
  });
});

describe('numberProblem', () => {
  it.each([
    ['', 'needs a number'],
    ['  ', 'needs a number'],
    ['six', "'six' is no number"],
    ['6,5', 'write 6.5 with a point'],
    ['1e999', '1e999 is too large a number'],
    ['\u22121e999', '\u22121e999 is too large a number'],
  ])('says of %j: %s', (text, problem) => expect(numberProblem(text)).toBe(problem));
});
