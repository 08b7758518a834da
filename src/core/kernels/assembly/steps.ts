import { get, put, withoutDenormals } from './lanes';

function withDecay(g: v128, weightDecay: f64, p: v128): v128 {
  return weightDecay === 0 ? g : f64x2.add(g, f64x2.mul(f64x2.splat(weightDecay), p));
}

export function sgd(parameters: usize, gradient: usize, length: i32, rate: f64, weightDecay: f64): void {
  const bytes: usize = (<usize>length) << 3;
  const end = bytes & ~15;
  let at: usize = 0;
  for (; at < end; at += 16) sgdPair(parameters + at, gradient + at, rate, weightDecay, true);
  if (at < bytes) sgdPair(parameters + at, gradient + at, rate, weightDecay, false);
}

function sgdPair(parameter: usize, gradient: usize, rate: f64, weightDecay: f64, pair: bool): void {
  const p = get(parameter, pair);
  const g = withDecay(get(gradient, pair), weightDecay, p);
  put(parameter, f64x2.sub(p, f64x2.mul(f64x2.splat(rate), g)), pair);
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
  const bytes: usize = (<usize>length) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    const p = get(parameters + at, pair);
    const g = withDecay(get(gradient + at, pair), weightDecay, p);
    const factor = f64x2.splat(momentum);
    const old = withoutDenormals(get(velocity + at, pair));
    const v = f64x2.add(f64x2.mul(factor, old), g);
    put(velocity + at, v, pair);
    const step = nesterov ? f64x2.add(g, f64x2.mul(factor, v)) : v;
    put(parameters + at, f64x2.sub(p, f64x2.mul(f64x2.splat(rate), step)), pair);
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
  const bytes: usize = (<usize>length) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    const p = get(parameters + at, pair);
    const g = withDecay(get(gradient + at, pair), weightDecay, p);
    const s = f64x2.add(get(squares + at, pair), f64x2.mul(g, g));
    put(squares + at, s, pair);
    put(parameters + at, byRoot(p, g, s, rate, eps), pair);
  }
}

/** p - rate · g / (√s + eps) */
export function byRoot(p: v128, g: v128, s: v128, rate: f64, eps: f64): v128 {
  const root = f64x2.add(f64x2.sqrt(s), f64x2.splat(eps));
  return f64x2.sub(p, f64x2.div(f64x2.mul(f64x2.splat(rate), g), root));
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
  const bytes: usize = (<usize>length) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    const p = get(parameters + at, pair);
    const g = withDecay(get(gradient + at, pair), weightDecay, p);
    const s = movingSquare(get(squares + at, pair), g, alpha);
    put(squares + at, s, pair);
    put(parameters + at, byRoot(p, g, s, rate, eps), pair);
  }
}

/** kept · s + (1 - kept) · g² */
function movingSquare(s: v128, g: v128, kept: f64): v128 {
  return f64x2.add(
    f64x2.mul(f64x2.splat(kept), withoutDenormals(s)),
    f64x2.mul(f64x2.splat(1 - kept), f64x2.mul(g, g)),
  );
}

export function adadelta(
  parameters: usize,
  gradient: usize,
  squares: usize,
  changes: usize,
  length: i32,
  rate: f64,
  rho: f64,
  eps: f64,
  weightDecay: f64,
): void {
  const bytes: usize = (<usize>length) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    const p = get(parameters + at, pair);
    const g = withDecay(get(gradient + at, pair), weightDecay, p);
    const s = movingSquare(get(squares + at, pair), g, rho);
    const a = get(changes + at, pair);
    const e = f64x2.splat(eps);
    const ratio = f64x2.div(f64x2.sqrt(f64x2.add(a, e)), f64x2.sqrt(f64x2.add(s, e)));
    const d = f64x2.mul(ratio, g);
    put(squares + at, s, pair);
    put(changes + at, movingSquare(a, d, rho), pair);
    put(parameters + at, f64x2.sub(p, f64x2.mul(f64x2.splat(rate), d)), pair);
  }
}

export function adam(
  parameters: usize,
  gradient: usize,
  mean: usize,
  squares: usize,
  length: i32,
  rate: f64,
  beta1: f64,
  beta2: f64,
  eps: f64,
  weightDecay: f64,
  beta1Power: f64,
  beta2Power: f64,
  decoupled: bool,
): void {
  const rest1 = f64x2.splat(1 - beta1);
  const stepSize = f64x2.splat(rate / (1 - beta1Power));
  const inverse = f64x2.splat(1 / Math.sqrt(1 - beta2Power));
  const added = decoupled ? 0 : weightDecay;
  const kept = f64x2.splat(decoupled ? 1 - rate * weightDecay : 1);
  const bytes: usize = (<usize>length) << 3;
  for (let at: usize = 0; at < bytes; at += 16) {
    const pair = at + 8 < bytes;
    const p = f64x2.mul(get(parameters + at, pair), kept);
    const g = withDecay(get(gradient + at, pair), added, p);
    const old = withoutDenormals(get(mean + at, pair));
    const m = f64x2.add(old, f64x2.mul(rest1, f64x2.sub(g, old)));
    const s = movingSquare(get(squares + at, pair), g, beta2);
    put(mean + at, m, pair);
    put(squares + at, s, pair);
    const root = f64x2.add(f64x2.mul(f64x2.sqrt(s), inverse), f64x2.splat(eps));
    put(parameters + at, f64x2.sub(p, f64x2.div(f64x2.mul(stepSize, m), root)), pair);
  }
}
