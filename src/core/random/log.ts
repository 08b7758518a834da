import { fma, productError } from './fma.ts';
import { INVERSE_AND_LOG } from './log-table.ts';

const LN2_HIGH = 0.6931471805598903; // 42 bits, so that times an exponent it is exact
const LN2_LOW = 5.497923018708371e-14;

const bits = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm with exactly the bits of the C library that NumPy calls: `log` of glibc 2.28 and later on
 * a processor with fused multiply-add. That is the one of ARM's Optimized Routines with 128 table entries,
 * within 0.52 ulp of the true value; where the compiled code fuses a product into a sum, `fma` does here.
 * `Math.log` will not do: V8's differs in the last bit for one argument in 14 in (0, 1).
 * @param x positive, finite and normal (at least 2⁻¹⁰²²).
 */
export function log(x: number): number {
  return x >= 0.9375 && x < 1.064697265625 ? logNearOne(x) : logByTable(x);
}

/** x = 2ᵏ·z with z in [0.6875, 1.375); log x = k·log 2 - log(1/c) + log(1 + r), r = z/c - 1. */
function logByTable(x: number): number {
  bits.setFloat64(0, x);
  const upper = bits.getInt32(0);
  const fromFirst = upper - 0x3fe60000; // the upper half of 0.6875
  const k = fromFirst >> 20;
  bits.setInt32(0, upper - (k << 20));
  const z = bits.getFloat64(0);
  const entry = 2 * ((fromFirst >>> 13) & 127);
  const inverse = INVERSE_AND_LOG[entry]!;

  const product = z * inverse;
  const r = product - 1 + productError(z, inverse, product); // near 1 this is the fused z·inverse - 1
  const base = k * LN2_HIGH + INVERSE_AND_LOG[entry + 1]!;
  const high = base + r;
  const low = fma(k, LN2_LOW, base - high + r);
  const r2 = r * r;
  const p = fma(
    fma(r, -0.16667054827627667, 0.20000304511814496),
    r2,
    fma(r, -0.2499999999622955, 0.33333333331825593),
  );
  return fma(r * r2, p, fma(r2, -0.5000000000000001, low)) + high;
}

/** The series for log(1 + r) to r¹², its first two terms in extra precision. */
function logNearOne(x: number): number {
  const r = x - 1;
  const r2 = r * r;
  const r3 = r * r2;
  const p1 = fma(r2, 0.19999999999320328, fma(r, -0.24999999999998432, 0.3333333333333352));
  const p2 = fma(r2, -0.12499997863982555, fma(r, 0.14285715076560868, -0.16666666669929706));
  const p3 = fma(r2, 0.09181994006195467, fma(r, -0.10000486757818193, 0.11110712032936046));
  const p = fma(fma(fma(r3, -0.08328363062289341, p3), r3, p2), r3, p1);

  const scaled = r * 134217728; // 2²⁷
  const rHigh = r + scaled - scaled;
  const half = rHigh * rHigh * -0.5; // exact
  const high = r + half;
  const low = fma(-0.5 * (r - rHigh), r + rHigh, r - high + half);
  return high + fma(p, r3, low);
}
