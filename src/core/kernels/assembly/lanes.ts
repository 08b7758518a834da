import { LIST } from './scratch';

/** Where the last number of an odd one is lent: pairs of it and a zero, 16 bytes each. */
export const LENT = LIST;

export function lend(from: usize, slot: usize): void {
  v128.store(LENT + (slot << 4), v128.load64_zero(from));
}

export function giveBack(to: usize, slot: usize): void {
  v128.store64_lane(to, v128.load(LENT + (slot << 4)), 0);
}

/** The smallest normal double, 2⁻¹⁰²². */
const NORMAL: f64 = 2.2250738585072014e-308;

/** Zero in each lane that holds a denormal. */
export function withoutDenormals(value: v128): v128 {
  return v128.andnot(value, f64x2.lt(f64x2.abs(value), f64x2.splat(NORMAL)));
}

/** Two numbers from two places. */
export function both(low: usize, high: usize): v128 {
  return v128.load64_lane(high, v128.load64_zero(low), 1);
}

export function putBoth(low: usize, high: usize, value: v128): void {
  v128.store64_lane(low, value, 0);
  v128.store64_lane(high, value, 1);
}
