import { giveBack, LENT, lend, withoutDenormals } from './lanes';

/*
 * Each optimizer is a loop over pairs. The last of an odd number of parameters is lent to a place where it has a zero
 * beside it, and goes through the same loop there.
 */

export function withDecay(g: v128, weightDecay: f64, p: v128): v128 {
  return weightDecay === 0 ? g : f64x2.add(g, f64x2.mul(f64x2.splat(weightDecay), p));
}

/** kept · s + rest · g² */
export function movingSquare(s: v128, g: v128, kept: v128, rest: v128): v128 {
  return f64x2.add(f64x2.mul(kept, withoutDenormals(s)), f64x2.mul(rest, f64x2.mul(g, g)));
}

/** p - rate · g / (√s + eps) */
export function byRoot(p: v128, g: v128, s: v128, rate: v128, eps: v128): v128 {
  return f64x2.sub(p, f64x2.div(f64x2.mul(rate, g), f64x2.add(f64x2.sqrt(s), eps)));
}

export function sgd(parameters: usize, gradient: usize, length: i32, rate: f64, weightDecay: f64): void {
  const bytes: usize = (<usize>(length & ~1)) << 3;
  sgdPairs(parameters, gradient, bytes, rate, weightDecay);
  if (length % 2 === 0) return;
  lend(parameters + bytes, 0);
  lend(gradient + bytes, 1);
  sgdPairs(LENT, LENT + 16, 16, rate, weightDecay);
  giveBack(parameters + bytes, 0);
}

function sgdPairs(parameters: usize, gradient: usize, bytes: usize, rate: f64, weightDecay: f64): void {
  const rates = f64x2.splat(rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(parameters + at);
    const g = withDecay(v128.load(gradient + at), weightDecay, p);
    v128.store(parameters + at, f64x2.sub(p, f64x2.mul(rates, g)));
  }
}

export function momentum(
  parameters: usize,
  gradient: usize,
  velocity: usize,
  length: i32,
  rate: f64,
  momentum: f64,
  weightDecay: f64,
  nesterov: bool,
): void {
  const bytes: usize = (<usize>(length & ~1)) << 3;
  momentumPairs(parameters, gradient, velocity, bytes, rate, momentum, weightDecay, nesterov);
  if (length % 2 === 0) return;
  lend(parameters + bytes, 0);
  lend(gradient + bytes, 1);
  lend(velocity + bytes, 2);
  momentumPairs(LENT, LENT + 16, LENT + 32, 16, rate, momentum, weightDecay, nesterov);
  giveBack(parameters + bytes, 0);
  giveBack(velocity + bytes, 2);
}

function momentumPairs(
  parameters: usize,
  gradient: usize,
  velocity: usize,
  bytes: usize,
  rate: f64,
  momentum: f64,
  weightDecay: f64,
  nesterov: bool,
): void {
  const rates = f64x2.splat(rate);
  const factor = f64x2.splat(momentum);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(parameters + at);
    const g = withDecay(v128.load(gradient + at), weightDecay, p);
    const v = f64x2.add(f64x2.mul(factor, withoutDenormals(v128.load(velocity + at))), g);
    v128.store(velocity + at, v);
    const step = nesterov ? f64x2.add(g, f64x2.mul(factor, v)) : v;
    v128.store(parameters + at, f64x2.sub(p, f64x2.mul(rates, step)));
  }
}

export function adagrad(
  parameters: usize,
  gradient: usize,
  squares: usize,
  length: i32,
  rate: f64,
  eps: f64,
  weightDecay: f64,
): void {
  const bytes: usize = (<usize>(length & ~1)) << 3;
  adagradPairs(parameters, gradient, squares, bytes, rate, eps, weightDecay);
  if (length % 2 === 0) return;
  lend(parameters + bytes, 0);
  lend(gradient + bytes, 1);
  lend(squares + bytes, 2);
  adagradPairs(LENT, LENT + 16, LENT + 32, 16, rate, eps, weightDecay);
  giveBack(parameters + bytes, 0);
  giveBack(squares + bytes, 2);
}

function adagradPairs(
  parameters: usize,
  gradient: usize,
  squares: usize,
  bytes: usize,
  rate: f64,
  eps: f64,
  weightDecay: f64,
): void {
  const rates = f64x2.splat(rate);
  const e = f64x2.splat(eps);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(parameters + at);
    const g = withDecay(v128.load(gradient + at), weightDecay, p);
    const s = f64x2.add(v128.load(squares + at), f64x2.mul(g, g));
    v128.store(squares + at, s);
    v128.store(parameters + at, byRoot(p, g, s, rates, e));
  }
}

export function rmsprop(
  parameters: usize,
  gradient: usize,
  squares: usize,
  length: i32,
  rate: f64,
  alpha: f64,
  eps: f64,
  weightDecay: f64,
): void {
  const bytes: usize = (<usize>(length & ~1)) << 3;
  rmspropPairs(parameters, gradient, squares, bytes, rate, alpha, eps, weightDecay);
  if (length % 2 === 0) return;
  lend(parameters + bytes, 0);
  lend(gradient + bytes, 1);
  lend(squares + bytes, 2);
  rmspropPairs(LENT, LENT + 16, LENT + 32, 16, rate, alpha, eps, weightDecay);
  giveBack(parameters + bytes, 0);
  giveBack(squares + bytes, 2);
}

function rmspropPairs(
  parameters: usize,
  gradient: usize,
  squares: usize,
  bytes: usize,
  rate: f64,
  alpha: f64,
  eps: f64,
  weightDecay: f64,
): void {
  const rates = f64x2.splat(rate);
  const kept = f64x2.splat(alpha);
  const rest = f64x2.splat(1 - alpha);
  const e = f64x2.splat(eps);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(parameters + at);
    const g = withDecay(v128.load(gradient + at), weightDecay, p);
    const s = movingSquare(v128.load(squares + at), g, kept, rest);
    v128.store(squares + at, s);
    v128.store(parameters + at, byRoot(p, g, s, rates, e));
  }
}
