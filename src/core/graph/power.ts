import { exp } from '../math/exp.ts';
import { integerPower } from '../math/integer-power.ts';
import { log } from '../math/log.ts';

/**
 * base to the exponent, with the same bits on every engine, which `**` does not promise. Whole exponents by
 * multiplication and halves by the square root; others lose a digit or two where the power is huge or tiny.
 * @returns NaN where there is no real number: a negative base with a broken exponent
 */
export function power(base: number, exponent: number): number {
  if (exponent < 0) return 1 / power(base, -exponent);
  if (Number.isInteger(exponent)) return integerPower(base, exponent);
  if (exponent === 0.5) return Math.sqrt(base);
  return exp(exponent * log(base));
}
