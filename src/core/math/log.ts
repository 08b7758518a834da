const LN2_HIGH = 0.6931471803691238; // 33 bits, so that times an exponent it is exact
const LN2_LOW = 1.9082149292705877e-10;
const ROOT_HALF_UPPER = 0x3fe6a09e; // the upper half of √½
const ONE_UPPER = 0x3ff00000;

const bits = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm within 1 ulp, with the same bits on every engine. x = 2ᵏ·(1 + f) with 1 + f in [√½, √2):
 * FDLIBM's `e_log.c` (Sun Microsystems, 1993). `random/log.ts` is another, which has glibc's bits and is slower.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) {
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  if (x < 2.2250738585072014e-308) return logOf(x * 2 ** 54, -54, 0);
  return logOf(x, 0, 0);
}

/** log(1 + x) within 1 ulp, near zero too: FDLIBM's `s_log1p.c`. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Number.POSITIVE_INFINITY)) {
    return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  }
  if (x > -0.2928932188134524 && x < 0.41421356237309503) return x - tail(x);
  const sum = 1 + x;
  // What 1 + x lost by rounding; beyond 2⁵⁴ it is less than the 1 itself, which is then nothing.
  const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  return logOf(sum, 0, lost / sum);
}

/** log(x) + k·log 2 + correction, for a normal x. */
function logOf(x: number, k: number, correction: number): number {
  bits.setFloat64(0, x);
  const upper = bits.getInt32(0) + (ONE_UPPER - ROOT_HALF_UPPER);
  const exponent = k + (upper >> 20) - 1023;
  bits.setInt32(0, (upper & 0xfffff) + ROOT_HALF_UPPER);
  const f = bits.getFloat64(0) - 1;
  if (exponent === 0) return f - (tail(f) - correction);
  return exponent * LN2_HIGH - (tail(f) - (exponent * LN2_LOW + correction) - f);
}

/** f - log(1 + f), by a series in s = f/(2 + f). */
function tail(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const halfSquare = 0.5 * f * f;
  return halfSquare - s * (halfSquare + r);
}
