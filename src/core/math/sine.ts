import { productError } from '../random/fma.ts';

/*
 * Sine and cosine between 0 and pi, rounded correctly but for about one argument in 2^50, so that they have the
 * same bits everywhere. `Math.sin` will not do: its bits depend on what the engine was built with.
 */

/** pi/2 as the sum of three doubles. */
const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33] as const;

/** @param x from 0 to pi */
export function sin(x: number): number {
  const quarter = Math.round(x / HALF_PI[0]);
  if (quarter === 0) return series(x, 0, 1);
  return quarter === 1 ? nearHalfPi(x, 1, 0) : -nearHalfPi(x, 2, 1);
}

/** @param x from 0 to pi */
export function cos(x: number): number {
  const quarter = Math.round(x / HALF_PI[0]);
  if (quarter === 0) return series(x, 0, 0);
  return -nearHalfPi(x, quarter, quarter === 1 ? 1 : 0);
}

/** The series of `power` for x - quarters·pi/2, which is small. */
function nearHalfPi(x: number, quarters: number, power: 0 | 1): number {
  const rest = x - quarters * HALF_PI[0]; // exact, the two being within a factor of 2
  const second = -quarters * HALF_PI[1];
  const high = rest + second;
  return series(high, sumError(rest, second, high) - quarters * HALF_PI[2], power);
}

/**
 * The power series at r = high + low, |r| < 0.8, summed in numbers of two doubles each (Dekker 1971): r - r^3/3! + \u2026
 * for power 1, 1 - r^2/2! + \u2026 for power 0.
 */
function series(high: number, low: number, power: 0 | 1): number {
  const square = high * high;
  const squareLow = productError(high, high, square) + 2 * high * low;
  let term = power === 1 ? high : 1;
  let termLow = power === 1 ? low : 0;
  let sum = term;
  let sumLow = termLow;
  for (let n = power + 1; Math.abs(term) > Math.abs(sum) * 2 ** -110; n += 2) {
    const divisor = -n * (n + 1);
    const product = term * square;
    const productLow = productError(term, square, product) + term * squareLow + termLow * square;
    term = product / divisor;
    const back = term * divisor;
    termLow = (product - back - productError(term, divisor, back) + productLow) / divisor;
    const before = sum;
    sum = before + term;
    sumLow += sumError(before, term, sum) + termLow;
  }
  return sum + sumLow;
}

/** a + b - sum, exactly, where sum is a + b rounded (Knuth). */
function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}
