import { LIST } from './scratch';
import { sgd } from './steps';

/** Rows that are read ahead together, and the bytes of x from which on that pays: what caches do not hold. */
const AHEAD = 32;
const LARGE: usize = 1 << 20;

export function linearPass(
  x: usize,
  y: usize,
  width: i32,
  order: usize,
  from: i32,
  to: i32,
  parameters: usize,
  gradient: usize,
): f64 {
  return addPass(0, x, y, width, order, from, to, parameters, gradient);
}

/** `linearPass`, its squares added to those of the rows before: in pieces it gives the same bits as in one. */
function addPass(
  squaresBefore: f64,
  x: usize,
  y: usize,
  width: i32,
  order: usize,
  from: i32,
  to: i32,
  parameters: usize,
  gradient: usize,
): f64 {
  const bytes: usize = (<usize>width) << 3;
  const end = bytes & ~15;
  const fours = bytes & ~31;
  let squares = squaresBefore;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const r0: usize = order ? <usize>load<i32>(order + ((<usize>i) << 2)) : <usize>i;
    const r1: usize = order ? <usize>load<i32>(order + ((<usize>i) << 2), 4) : <usize>(i + 1);
    const r2: usize = order ? <usize>load<i32>(order + ((<usize>i) << 2), 8) : <usize>(i + 2);
    const r3: usize = order ? <usize>load<i32>(order + ((<usize>i) << 2), 12) : <usize>(i + 3);
    const x0 = x + r0 * bytes;
    const x1 = x + r1 * bytes;
    const x2 = x + r2 * bytes;
    const x3 = x + r3 * bytes;
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    let j: usize = 0;
    for (; j < fours; j += 32) {
      const p = v128.load(parameters + j);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x0 + j), p));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(x1 + j), p));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(x2 + j), p));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(x3 + j), p));
      const q = v128.load(parameters + j, 16);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x0 + j, 16), q));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(x1 + j, 16), q));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(x2 + j, 16), q));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(x3 + j, 16), q));
    }
    if (j < end) {
      const p = v128.load(parameters + j);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x0 + j), p));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(x1 + j), p));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(x2 + j), p));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(x3 + j), p));
      j += 16;
    }
    if (j < bytes) {
      // zero in the upper lane, so that only the sum of the even products goes on
      const p = v128.load64_zero(parameters + j);
      s0 = f64x2.add(s0, f64x2.mul(v128.load64_zero(x0 + j), p));
      s1 = f64x2.add(s1, f64x2.mul(v128.load64_zero(x1 + j), p));
      s2 = f64x2.add(s2, f64x2.mul(v128.load64_zero(x2 + j), p));
      s3 = f64x2.add(s3, f64x2.mul(v128.load64_zero(x3 + j), p));
    }
    const e0 = bothLanes(s0) - load<f64>(y + (r0 << 3));
    const e1 = bothLanes(s1) - load<f64>(y + (r1 << 3));
    const e2 = bothLanes(s2) - load<f64>(y + (r2 << 3));
    const e3 = bothLanes(s3) - load<f64>(y + (r3 << 3));
    s0 = f64x2.splat(e0);
    s1 = f64x2.splat(e1);
    s2 = f64x2.splat(e2);
    s3 = f64x2.splat(e3);
    for (j = 0; j < fours; j += 32) {
      addRows(gradient + j, x0 + j, x1 + j, x2 + j, x3 + j, s0, s1, s2, s3);
      addRows(gradient + j + 16, x0 + j + 16, x1 + j + 16, x2 + j + 16, x3 + j + 16, s0, s1, s2, s3);
    }
    if (j < end) {
      addRows(gradient + j, x0 + j, x1 + j, x2 + j, x3 + j, s0, s1, s2, s3);
      j += 16;
    }
    if (j < bytes) {
      const first = e0 * load<f64>(x0 + j) + e1 * load<f64>(x1 + j);
      const second = e2 * load<f64>(x2 + j) + e3 * load<f64>(x3 + j);
      store<f64>(gradient + j, load<f64>(gradient + j) + (first + second));
    }
    squares += e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3);
  }
  for (; i < to; i++) {
    const row: usize = order ? <usize>load<i32>(order + ((<usize>i) << 2)) : <usize>i;
    const at = x + row * bytes;
    const e = predict(at, bytes, parameters) - load<f64>(y + (row << 3));
    addScaledRow(gradient, e, at, bytes);
    squares += e * e;
  }
  return squares;
}

/** Adds a pair of each of four rows, times their factors, to a pair of the gradient. */
function addRows(
  gradient: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  e0: v128,
  e1: v128,
  e2: v128,
  e3: v128,
): void {
  const first = f64x2.add(f64x2.mul(e0, v128.load(x0)), f64x2.mul(e1, v128.load(x1)));
  const second = f64x2.add(f64x2.mul(e2, v128.load(x2)), f64x2.mul(e3, v128.load(x3)));
  v128.store(gradient, f64x2.add(v128.load(gradient), f64x2.add(first, second)));
}

function bothLanes(sum: v128): f64 {
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

function predict(row: usize, bytes: usize, parameters: usize): f64 {
  const end = bytes & ~15;
  let sum = f64x2.splat(0);
  let j: usize = 0;
  for (; j < end; j += 16) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(row + j), v128.load(parameters + j)));
  }
  if (j < bytes) {
    sum = f64x2.add(sum, f64x2.mul(v128.load64_zero(row + j), v128.load64_zero(parameters + j)));
  }
  return bothLanes(sum);
}

function addScaledRow(into: usize, scale: f64, row: usize, bytes: usize): void {
  const end = bytes & ~15;
  const both = f64x2.splat(scale);
  let j: usize = 0;
  for (; j < end; j += 16) {
    v128.store(into + j, f64x2.add(v128.load(into + j), f64x2.mul(both, v128.load(row + j))));
  }
  if (j < bytes) store<f64>(into + j, load<f64>(into + j) + scale * load<f64>(row + j));
}

export function linearForward(x: usize, width: i32, from: i32, to: i32, parameters: usize, out: usize): void {
  const bytes: usize = (<usize>width) << 3;
  for (let i: usize = <usize>from; i < <usize>to; i++) {
    store<f64>(out + (i << 3), predict(x + i * bytes, bytes, parameters));
  }
}

export function linearSteps(
  x: usize,
  y: usize,
  width: i32,
  order: usize,
  rows: i32,
  from: i32,
  batch: i32,
  updates: i32,
  slope: f64,
  rate: f64,
  parameters: usize,
  gradient: usize,
  losses: usize,
): i32 {
  const bytes: usize = (<usize>width) << 3;
  let made = 0;
  for (let at = from; at < rows && made < updates; at += batch) {
    const to = batch < rows - at ? at + batch : rows;
    memory.fill(gradient, 0, bytes);
    let squares: f64 = 0;
    if (order && <usize>rows * bytes > LARGE) {
      for (let i = at; i < to; i += AHEAD) {
        const end = min(i + AHEAD, to);
        readAhead(x, y, bytes, order, i, end);
        squares = addPass(squares, x, y, width, order, i, end, parameters, gradient);
      }
    } else squares = addPass(0, x, y, width, order, at, to, parameters, gradient);
    const loss = squares / <f64>(to - at);
    store<f64>(losses + ((<usize>made) << 3), loss);
    scaleAll(gradient, slope / <f64>(to - at), width);
    if (loss - loss !== 0) break; // not finite
    sgd(parameters, gradient, width, rate, 0);
    made++;
  }
  return made;
}

/**
 * Reads a number of every cache line of some rows. One after the other in a pass they would each be waited for; here
 * nothing depends on them, so that many are on their way at once.
 */
function readAhead(x: usize, y: usize, bytes: usize, order: usize, from: i32, to: i32): void {
  let sum: f64 = 0;
  for (let i = from; i < to; i++) {
    const row: usize = <usize>load<i32>(order + ((<usize>i) << 2));
    sum += load<f64>(y + (row << 3));
    const at = x + row * bytes;
    for (let j: usize = 0; j < bytes; j += 64) sum += load<f64>(at + j);
    sum += load<f64>(at + bytes - 8);
  }
  store<f64>(LIST, sum); // or the compiler would leave the reading out
}

function scaleAll(values: usize, scale: f64, length: i32): void {
  const end = values + ((<usize>length) << 3);
  for (let at = values; at < end; at += 8) store<f64>(at, load<f64>(at) * scale);
}
