import { both, get, put, putBoth, withoutDenormals } from './lanes';
import { CHUNK, collect, LIST } from './scratch';
import { byRoot } from './steps';

export function sgdRow(
  x: usize,
  inputs: i32,
  dz: usize,
  units: i32,
  bias: bool,
  parameters: usize,
  rate: f64,
): void {
  const bytes: usize = (<usize>units) << 3;
  let row = parameters;
  for (let k = 0; k < inputs; k++) {
    const factor = load<f64>(x + ((<usize>k) << 3));
    if (factor !== 0) descend(row, factor, dz, bytes, rate);
    row += bytes;
  }
  if (bias) descend(row, 1, dz, bytes, rate);
}

function descend(row: usize, factor: f64, dz: usize, bytes: usize, rate: f64): void {
  const end = bytes & ~15;
  const factors = f64x2.splat(factor);
  const rates = f64x2.splat(rate);
  let at: usize = 0;
  for (; at < end; at += 16) {
    const g = f64x2.mul(factors, v128.load(dz + at));
    v128.store(row + at, f64x2.sub(v128.load(row + at), f64x2.mul(rates, g)));
  }
  if (at < bytes) store<f64>(row + at, load<f64>(row + at) - rate * (factor * load<f64>(dz + at)));
}

/*
 * Half of a ReLU layer's inputs and half of its deltas are zero. A weight with one of these has no gradient: its
 * moment decays, but it needs no root and no division, which are what an update costs. So the moments of a row
 * decay in one stream, and then the weights of the active units are taken two by two out of it.
 */
export function rmspropRow(
  x: usize,
  inputs: i32,
  dz: usize,
  units: i32,
  bias: bool,
  parameters: usize,
  squares: usize,
  rate: f64,
  alpha: f64,
  eps: f64,
): void {
  const bytes: usize = (<usize>units) << 3;
  const rows = bias ? inputs + 1 : inputs;
  for (let k: usize = 0; k < <usize>rows; k++) decay(squares + k * bytes, bytes, alpha);
  for (let done = 0; done < units; done += CHUNK) {
    const from: usize = (<usize>done) << 3;
    const count = min(CHUNK, units - done);
    const end = collect(dz + from, 8, from, 8, count);
    const all = end - LIST === (<usize>count) << 4;
    for (let k = 0; k < rows; k++) {
      const factor = k < inputs ? load<f64>(x + ((<usize>k) << 3)) : 1;
      if (factor === 0) continue;
      const row = <usize>k * bytes;
      if (all)
        update(
          dz + from,
          (<usize>count) << 3,
          factor,
          parameters + row + from,
          squares + row + from,
          rate,
          alpha,
          eps,
        );
      else updateActive(end, factor, parameters + row, squares + row, rate, alpha, eps);
    }
  }
}

function decay(squares: usize, bytes: usize, alpha: f64): void {
  const factor = f64x2.splat(alpha);
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    put(squares + at, f64x2.mul(factor, withoutDenormals(get(squares + at, pair))), pair);
  }
}

function update(
  dz: usize,
  bytes: usize,
  factor: f64,
  parameters: usize,
  squares: usize,
  rate: f64,
  alpha: f64,
  eps: f64,
): void {
  const factors = f64x2.splat(factor);
  const rest = f64x2.splat(1 - alpha);
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    const g = f64x2.mul(factors, get(dz + at, pair));
    const s = f64x2.add(get(squares + at, pair), f64x2.mul(rest, f64x2.mul(g, g)));
    put(squares + at, s, pair);
    put(parameters + at, byRoot(get(parameters + at, pair), g, s, rate, eps), pair);
  }
}

function updateActive(
  end: usize,
  factor: f64,
  parameters: usize,
  squares: usize,
  rate: f64,
  alpha: f64,
  eps: f64,
): void {
  const factors = f64x2.splat(factor);
  const rest = f64x2.splat(1 - alpha);
  let entry = LIST;
  for (; entry + 16 < end; entry += 32) {
    const first = load<usize>(entry, 8);
    const second = load<usize>(entry, 24);
    const g = f64x2.mul(factors, both(entry, entry + 16));
    const squared = f64x2.mul(rest, f64x2.mul(g, g));
    const s = f64x2.add(both(squares + first, squares + second), squared);
    putBoth(squares + first, squares + second, s);
    const p = both(parameters + first, parameters + second);
    putBoth(parameters + first, parameters + second, byRoot(p, g, s, rate, eps));
  }
  if (entry < end) {
    const place = load<usize>(entry, 8);
    update(entry, 8, factor, parameters + place, squares + place, rate, alpha, eps);
  }
}
