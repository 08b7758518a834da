import { erf } from '../../math/erf.ts';
import { exp, expm1 } from '../../math/exp.ts';
import { sigmoid } from '../../math/sigmoid.ts';
import { softplus } from '../../math/softplus.ts';
import { tanh } from '../../math/tanh.ts';

/*
 * Activations that take each number for itself: `…Forward` sets out = f(z), `…Backward` sets dz = d·f'(z), with
 * f' from z or from out. Formulas and the derivative at a bend are PyTorch's, so that its numbers come out to
 * the last digits also where a difference is cancelled. Any of the arrays may be the same one where the
 * table of activations says `inPlace`. Each loop is written out: called through a function a number it is slower.
 */

type Numbers = Float64Array;

const LEAK = 0.01;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

export function identityForward(z: Numbers, out: Numbers, count: number): void {
  if (z === out) return;
  for (let i = 0; i < count; i++) out[i] = z[i]!;
}

export function identityBackward(_z: Numbers, _out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  identityForward(d, dz, count);
}

export function sigmoidForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = sigmoid(z[i]!);
}

export function sigmoidBackward(_z: Numbers, out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) dz[i] = d[i]! * ((1 - out[i]!) * out[i]!);
}

export function tanhForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = tanh(z[i]!);
}

export function tanhBackward(_z: Numbers, out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) dz[i] = d[i]! * (1 - out[i]! * out[i]!);
}

export function reluForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = z[i]! < 0 ? 0 : z[i]!;
}

export function reluBackward(_z: Numbers, out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) dz[i] = out[i]! <= 0 ? 0 : d[i]!;
}

export function leakyReluForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = z[i]! > 0 ? z[i]! : LEAK * z[i]!;
}

export function leakyReluBackward(_z: Numbers, out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) dz[i] = out[i]! > 0 ? d[i]! : LEAK * d[i]!;
}

export function eluForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = z[i]! > 0 ? z[i]! : expm1(z[i]!);
}

export function eluBackward(z: Numbers, _out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) dz[i] = z[i]! > 0 ? d[i]! : d[i]! * exp(z[i]!);
}

export function softplusForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = softplus(z[i]!);
}

export function softplusBackward(z: Numbers, _out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) dz[i] = z[i]! > 20 ? d[i]! : d[i]! * sigmoid(z[i]!);
}

export function geluForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = z[i]! * 0.5 * (1 + erf(z[i]! * Math.SQRT1_2));
}

export function geluBackward(z: Numbers, _out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) {
    const share = 0.5 * (1 + erf(z[i]! * Math.SQRT1_2));
    const density = exp(-0.5 * z[i]! * z[i]!) * INVERSE_SQRT_TWO_PI;
    dz[i] = d[i]! * (share + z[i]! * density);
  }
}

export function siluForward(z: Numbers, out: Numbers, count: number): void {
  for (let i = 0; i < count; i++) out[i] = z[i]! / (1 + exp(-z[i]!));
}

export function siluBackward(z: Numbers, _out: Numbers, d: Numbers, dz: Numbers, count: number): void {
  for (let i = 0; i < count; i++) {
    const s = sigmoid(z[i]!);
    dz[i] = d[i]! * (s * (1 + z[i]! * (1 - s)));
  }
}
