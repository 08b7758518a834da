import { both, putBoth, withoutDenormals } from './lanes';
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
 * moment decays, but it needs no root and no division, which are what an update costs. So all moments decay
 * in one stream, and then the weights of the active units are taken two by two out of the rows of the active inputs.
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
  decay(squares, <usize>rows * bytes, alpha);
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
          1 - alpha,
          eps,
        );
      else updateActive(end, factor, parameters + row, squares + row, rate, 1 - alpha, eps);
    }
  }
}

function decay(squares: usize, bytes: usize, alpha: f64): void {
  const factor = f64x2.splat(alpha);
  const end = bytes & ~15;
  let at: usize = 0;
  for (; at < end; at += 16) {
    v128.store(squares + at, f64x2.mul(factor, withoutDenormals(v128.load(squares + at))));
  }
  if (at < bytes) {
    const last = withoutDenormals(v128.load64_zero(squares + at));
    v128.store64_lane(squares + at, f64x2.mul(factor, last), 0);
  }
}

/** The weights of a row whose deltas are all active; the moments have decayed. */
function update(
  dz: usize,
  bytes: usize,
  factor: f64,
  parameters: usize,
  squares: usize,
  rate: f64,
  rest: f64,
  eps: f64,
): void {
  const factors = f64x2.splat(factor);
  const rests = f64x2.splat(rest);
  const rates = f64x2.splat(rate);
  const e = f64x2.splat(eps);
  const end = bytes & ~15;
  let at: usize = 0;
  for (; at < end; at += 16) {
    const g = f64x2.mul(factors, v128.load(dz + at));
    const s = f64x2.add(v128.load(squares + at), f64x2.mul(rests, f64x2.mul(g, g)));
    v128.store(squares + at, s);
    v128.store(parameters + at, byRoot(v128.load(parameters + at), g, s, rates, e));
  }
  if (at < bytes) updateOne(factor * load<f64>(dz + at), parameters + at, squares + at, rate, rest, eps);
}

function updateOne(g: f64, parameter: usize, square: usize, rate: f64, rest: f64, eps: f64): void {
  const s = load<f64>(square) + rest * (g * g);
  store<f64>(square, s);
  store<f64>(parameter, load<f64>(parameter) - (rate * g) / (Math.sqrt(s) + eps));
}

function updateActive(
  end: usize,
  factor: f64,
  parameters: usize,
  squares: usize,
  rate: f64,
  rest: f64,
  eps: f64,
): void {
  const factors = f64x2.splat(factor);
  const rests = f64x2.splat(rest);
  const rates = f64x2.splat(rate);
  const e = f64x2.splat(eps);
  let entry = LIST;
  for (; entry + 16 < end; entry += 32) {
    const first = load<usize>(entry, 8);
    const second = load<usize>(entry, 24);
    const g = f64x2.mul(factors, both(entry, entry + 16));
    const squared = f64x2.mul(rests, f64x2.mul(g, g));
    const s = f64x2.add(both(squares + first, squares + second), squared);
    putBoth(squares + first, squares + second, s);
    const p = both(parameters + first, parameters + second);
    putBoth(parameters + first, parameters + second, byRoot(p, g, s, rates, e));
  }
  if (entry < end) {
    const place = load<usize>(entry, 8);
    updateOne(factor * load<f64>(entry), parameters + place, squares + place, rate, rest, eps);
  }
}
