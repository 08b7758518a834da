import { transpose } from './copy';
import { both } from './lanes';
import { product } from './product';
import { CHUNK, collect, LIST } from './scratch';

export function denseForward(
  x: usize,
  xStride: i32,
  rows: i32,
  inputs: i32,
  w: usize,
  b: usize,
  units: i32,
  out: usize,
): void {
  product(x, (<usize>xStride) << 3, 8, rows, inputs, w, units, out, false);
  if (b) for (let r = 0; r < rows; r++) addRow(out + ((<usize>(r * units)) << 3), b, (<usize>units) << 3);
}

export function denseGradient(
  x: usize,
  xStride: i32,
  rows: i32,
  inputs: i32,
  dz: usize,
  units: i32,
  gradientW: usize,
  gradientB: usize,
  accumulate: bool,
): void {
  product(x, 8, (<usize>xStride) << 3, inputs, rows, dz, units, gradientW, accumulate);
  if (!gradientB) return;
  const bytes: usize = (<usize>units) << 3;
  if (!accumulate) memory.fill(gradientB, 0, bytes);
  for (let r: usize = 0; r < <usize>rows; r++) addRow(gradientB, dz + r * bytes, bytes);
}

function addRow(into: usize, row: usize, bytes: usize): void {
  const end = bytes & ~15;
  let at: usize = 0;
  for (; at < end; at += 16) v128.store(into + at, f64x2.add(v128.load(into + at), v128.load(row + at)));
  if (at < bytes) store<f64>(into + at, load<f64>(into + at) + load<f64>(row + at));
}

export function denseBackward(
  dz: usize,
  rows: i32,
  inputs: i32,
  w: usize,
  units: i32,
  dx: usize,
  scratch: usize,
): void {
  if (rows === 1 && units <= CHUNK) {
    rowBackward(dz, inputs, w, units, dx);
    return;
  }
  transpose(w, inputs, units, scratch);
  product(dz, (<usize>units) << 3, 8, rows, units, scratch, inputs, dx, false);
}

/** For one row it does not pay to transpose the weights: two of their rows make the lanes. */
function rowBackward(dz: usize, inputs: i32, w: usize, units: i32, dx: usize): void {
  const row: usize = (<usize>units) << 3;
  const end = collect(dz, 8, 0, 8, units);
  const last = (<usize>inputs) << 3;
  let to: usize = 0;
  let from = w;
  for (; to + 56 < last; to += 64) {
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    for (let entry = LIST; entry < end; entry += 16) {
      const factor = v128.load64_splat(entry);
      const at = from + load<usize>(entry, 8);
      const at2 = at + (row << 1);
      const at4 = at2 + (row << 1);
      const at6 = at4 + (row << 1);
      s0 = f64x2.add(s0, f64x2.mul(factor, both(at, at + row)));
      s1 = f64x2.add(s1, f64x2.mul(factor, both(at2, at2 + row)));
      s2 = f64x2.add(s2, f64x2.mul(factor, both(at4, at4 + row)));
      s3 = f64x2.add(s3, f64x2.mul(factor, both(at6, at6 + row)));
    }
    v128.store(dx + to, s0);
    v128.store(dx + to, s1, 16);
    v128.store(dx + to, s2, 32);
    v128.store(dx + to, s3, 48);
    from += row << 3;
  }
  for (; to < last; to += 8) {
    let sum: f64 = 0;
    for (let entry = LIST; entry < end; entry += 16) {
      sum += load<f64>(entry) * load<f64>(from + load<usize>(entry, 8));
    }
    store<f64>(dx + to, sum);
    from += row;
  }
}

export function addScaled(into: usize, scale: f64, values: usize, length: i32): void {
  const factor = f64x2.splat(scale);
  const bytes: usize = (<usize>length) << 3;
  const end = bytes & ~15;
  let at: usize = 0;
  for (; at < end; at += 16) {
    v128.store(into + at, f64x2.add(v128.load(into + at), f64x2.mul(factor, v128.load(values + at))));
  }
  if (at < bytes) store<f64>(into + at, load<f64>(into + at) + scale * load<f64>(values + at));
}
