/** The smallest normal double, 2⁻¹⁰²². */
const NORMAL: f64 = 2.2250738585072014e-308;

/** Zero in each lane that holds a denormal. */
export function withoutDenormals(value: v128): v128 {
  return v128.andnot(value, f64x2.lt(f64x2.abs(value), f64x2.splat(NORMAL)));
}

/** Two numbers; or, for the last one of an odd number of them, that one and a zero. */
export function get(at: usize, pair: bool): v128 {
  return pair ? v128.load(at) : v128.load64_zero(at);
}

export function put(at: usize, value: v128, pair: bool): void {
  if (pair) v128.store(at, value);
  else v128.store64_lane(at, value, 0);
}

/** Two numbers from two places. */
export function both(low: usize, high: usize): v128 {
  return v128.load64_lane(high, v128.load64_zero(low), 1);
}

export function putBoth(low: usize, high: usize, value: v128): void {
  v128.store64_lane(low, value, 0);
  v128.store64_lane(high, value, 1);
}
