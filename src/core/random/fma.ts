/**
 * a·b + c rounded once, as the processor's fused multiply-add does it, to nearest and ties to even. For finite
 * numbers whose product stays clear of overflow and underflow: 0 or 2⁻⁹⁰⁰ < |a·b|, and |a|, |b|, |c| < 2⁹⁰⁰.
 * After Boldo & Melquiond, "Emulation of FMA and correctly rounded sums", IEEE Trans. Computers 57 (2008).
 */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const low = productError(a, b, product);
  // product + low + c = high + rest + restError, exactly; rest is at most about half an ulp of high.
  const t = low + c;
  const tError = sumError(low, c, t);
  const high = product + t;
  const highError = sumError(product, t, high);
  const rest = tError + highError;
  const sum = high + rest;
  const restError = sumError(tError, highError, rest);
  if (restError === 0) return sum;
  // Rounding `rest` can only have harmed where it made a tie out of what was not one.
  const lost = sumError(high, rest, sum);
  const neighbour = sum + 2 * lost;
  const isTie = lost !== 0 && neighbour - sum === 2 * lost;
  return isTie && lost > 0 === restError > 0 ? neighbour : sum;
}

/** a·b - product, exactly, where product is a·b rounded (Veltkamp and Dekker). */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The upper 26 bits of a significand, rounded. */
function upperHalf(x: number): number {
  const t = 134217729 * x; // 2²⁷ + 1
  return t - (t - x);
}

/** a + b - sum, exactly, where sum is a + b rounded (Knuth). */
function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}
