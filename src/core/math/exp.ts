import { timesPowerOfTwo } from './powers-of-two.ts';

const LN2_HIGH = 0.6931471803691238; // 33 bits, so that times a whole number of 11 bits it is exact
const LN2_LOW = 1.9082149292705877e-10;
const TO_WHOLE = 6755399441055744; // 1.5 · 2⁵²: adding it rounds to a whole number, ties to even

/**
 * eˣ within 1 ulp, with the same bits on every engine, which `Math.exp` does not promise. x = k·ln 2 + r with
 * |r| ≤ ln 2/2, and eʳ = 1 + 2r/(R - r) with R(r²) a polynomial: the method of FDLIBM's `e_exp.c`
 * (Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  if (!(x >= -745.1332191019412)) return x < 0 ? 0 : x; // NaN stays NaN
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  const k = x * Math.LOG2E + TO_WHOLE - TO_WHOLE;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const r2 = r * r;
  const c =
    r -
    r2 *
      (0.16666666666666602 +
        r2 *
          (-0.0027777777777015593 +
            r2 * (0.00006613756321437934 + r2 * (-0.0000016533902205465252 + r2 * 4.1381367970572385e-8))));
  return timesPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}

/** eˣ - 1 within 1 ulp, near zero too: FDLIBM's `s_expm1.c`. */
export function expm1(x: number): number {
  if (!(x >= -38)) return x < 0 ? -1 : x; // NaN stays NaN
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  const k = Math.abs(x) < 0.34657359027997264 ? 0 : x * Math.LOG2E + TO_WHOLE - TO_WHOLE;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rLost = high - r - low;

  const half = 0.5 * r;
  const h = r * half;
  const r1 =
    1 +
    h *
      (-0.03333333333333313 +
        h *
          (0.0015873015872548146 +
            h * (-0.0000793650757867488 + h * (0.000004008217827329362 + h * -2.0109921818362437e-7))));
  const t = 3 - r1 * half;
  const quotient = h * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * quotient - h);
  // eʳ - 1 = r - e
  const e = r * (quotient - rLost) - rLost - h;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < -1 || k > 56) return timesPowerOfTwo(1 - (e - r), k) - 1;
  const small = timesPowerOfTwo(1, -k);
  return timesPowerOfTwo(k < 20 ? 1 - small - (e - r) : r - (e + small) + 1, k);
}
