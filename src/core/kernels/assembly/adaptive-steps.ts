import { giveBack, LENT, lend, withoutDenormals } from './lanes';
import { movingSquare, withDecay } from './steps';

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
  const bytes: usize = (<usize>(length & ~1)) << 3;
  adadeltaPairs(parameters, gradient, squares, changes, bytes, rate, rho, eps, weightDecay);
  if (length % 2 === 0) return;
  lend(parameters + bytes, 0);
  lend(gradient + bytes, 1);
  lend(squares + bytes, 2);
  lend(changes + bytes, 3);
  adadeltaPairs(LENT, LENT + 16, LENT + 32, LENT + 48, 16, rate, rho, eps, weightDecay);
  giveBack(parameters + bytes, 0);
  giveBack(squares + bytes, 2);
  giveBack(changes + bytes, 3);
}

function adadeltaPairs(
  parameters: usize,
  gradient: usize,
  squares: usize,
  changes: usize,
  bytes: usize,
  rate: f64,
  rho: f64,
  eps: f64,
  weightDecay: f64,
): void {
  const rates = f64x2.splat(rate);
  const kept = f64x2.splat(rho);
  const rest = f64x2.splat(1 - rho);
  const e = f64x2.splat(eps);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(parameters + at);
    const g = withDecay(v128.load(gradient + at), weightDecay, p);
    const s = movingSquare(v128.load(squares + at), g, kept, rest);
    const a = v128.load(changes + at);
    const ratio = f64x2.div(f64x2.sqrt(f64x2.add(a, e)), f64x2.sqrt(f64x2.add(s, e)));
    const d = f64x2.mul(ratio, g);
    v128.store(squares + at, s);
    v128.store(changes + at, movingSquare(a, d, kept, rest));
    v128.store(parameters + at, f64x2.sub(p, f64x2.mul(rates, d)));
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
  const stepSize = rate / (1 - beta1Power);
  const inverse = 1 / Math.sqrt(1 - beta2Power);
  const added = decoupled ? 0 : weightDecay;
  const kept = decoupled ? 1 - rate * weightDecay : 1;
  const bytes: usize = (<usize>(length & ~1)) << 3;
  adamPairs(parameters, gradient, mean, squares, bytes, beta1, beta2, eps, stepSize, inverse, added, kept);
  if (length % 2 === 0) return;
  lend(parameters + bytes, 0);
  lend(gradient + bytes, 1);
  lend(mean + bytes, 2);
  lend(squares + bytes, 3);
  adamPairs(LENT, LENT + 16, LENT + 32, LENT + 48, 16, beta1, beta2, eps, stepSize, inverse, added, kept);
  giveBack(parameters + bytes, 0);
  giveBack(mean + bytes, 2);
  giveBack(squares + bytes, 3);
}

function adamPairs(
  parameters: usize,
  gradient: usize,
  mean: usize,
  squares: usize,
  bytes: usize,
  beta1: f64,
  beta2: f64,
  eps: f64,
  stepSize: f64,
  inverse: f64,
  added: f64,
  kept: f64,
): void {
  const rest1 = f64x2.splat(1 - beta1);
  const kept2 = f64x2.splat(beta2);
  const rest2 = f64x2.splat(1 - beta2);
  const e = f64x2.splat(eps);
  const sizes = f64x2.splat(stepSize);
  const inverses = f64x2.splat(inverse);
  const shrunk = f64x2.splat(kept);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = f64x2.mul(v128.load(parameters + at), shrunk);
    const g = withDecay(v128.load(gradient + at), added, p);
    const old = withoutDenormals(v128.load(mean + at));
    const m = f64x2.add(old, f64x2.mul(rest1, f64x2.sub(g, old)));
    const s = movingSquare(v128.load(squares + at), g, kept2, rest2);
    v128.store(mean + at, m);
    v128.store(squares + at, s);
    const root = f64x2.add(f64x2.mul(f64x2.sqrt(s), inverses), e);
    v128.store(parameters + at, f64x2.sub(p, f64x2.div(f64x2.mul(sizes, m), root)));
  }
}
