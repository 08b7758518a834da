import { exp } from '../../math/exp.ts';

/**
 * Softmax of each row of `units` numbers: eᶻ over the sum of the row's. The row's greatest is taken off first,
 * which changes nothing but keeps every power at 1 or below. `out` may be `z`.
 */
export function softmaxForward(z: Float64Array, out: Float64Array, count: number, units: number): void {
  for (let at = 0; at < count; at += units) {
    const end = at + units;
    const greatest = greatestOf(z, at, end);
    let sum = 0;
    for (let i = at; i < end; i++) {
      const power = exp(z[i]! - greatest);
      out[i] = power;
      sum += power;
    }
    for (let i = at; i < end; i++) out[i]! /= sum;
  }
}

/** dzⱼ = pⱼ·(dⱼ - Σ dₖ·pₖ), of each row; `dz` may be `d`. */
export function softmaxBackward(
  _z: Float64Array,
  out: Float64Array,
  d: Float64Array,
  dz: Float64Array,
  count: number,
  units: number,
): void {
  for (let at = 0; at < count; at += units) {
    const end = at + units;
    let sum = 0;
    for (let i = at; i < end; i++) sum += d[i]! * out[i]!;
    for (let i = at; i < end; i++) dz[i] = out[i]! * (d[i]! - sum);
  }
}

/** The greatest of values[from … to), or NaN where one is NaN, so that a run that broke does not go on unseen. */
export function greatestOf(values: Float64Array, from: number, to: number): number {
  let greatest = values[from]!;
  for (let i = from + 1; i < to; i++) greatest = Math.max(greatest, values[i]!);
  return greatest;
}
