import { exp } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import { sigmoid } from '../math/sigmoid.ts';
import { greatestOf } from './activations/softmax.ts';
import type { LossRule } from './losses.ts';

/** e² of each error e = prediction - target. */
export const squaredError: LossRule = (predictions, targets, at, slope, scale, count, _units, before) => {
  let sum = before;
  const twice = 2 * scale;
  for (let i = 0; i < count; i++) {
    const e = predictions[i]! - targets[at + i]!;
    sum += e * e;
    slope[i] = twice * e;
  }
  return sum;
};

/** |e|; its derivative at 0 is 0. */
export const absoluteError: LossRule = (predictions, targets, at, slope, scale, count, _units, before) => {
  let sum = before;
  for (let i = 0; i < count; i++) {
    const e = predictions[i]! - targets[at + i]!;
    sum += Math.abs(e);
    slope[i] = e > 0 ? scale : e < 0 ? -scale : scale * e; // so that NaN stays NaN
  }
  return sum;
};

/** ½·e² up to |e| = 1, |e| - ½ beyond: Huber's with delta 1. */
export const huberError: LossRule = (predictions, targets, at, slope, scale, count, _units, before) => {
  let sum = before;
  for (let i = 0; i < count; i++) {
    const e = predictions[i]! - targets[at + i]!;
    const size = Math.abs(e);
    sum += size < 1 ? 0.5 * e * e : size - 0.5;
    slope[i] = scale * (size < 1 ? e : e > 0 ? 1 : e < 0 ? -1 : e); // so that NaN stays NaN
  }
  return sum;
};

/**
 * -y·log p - (1 - y)·log(1 - p) for p = sigmoid(z), from z itself, so that it is finite however sure the model is:
 * max(z, 0) - z·y + log(1 + e^-|z|). Its derivative at z is p - y.
 */
export const binaryCrossEntropyOfLogits: LossRule = (z, targets, at, slope, scale, count, _units, before) => {
  let sum = before;
  for (let i = 0; i < count; i++) {
    const zi = z[i]!;
    const y = targets[at + i]!;
    sum += Math.max(zi, 0) - zi * y + log1p(exp(-Math.abs(zi)));
    slope[i] = scale * (sigmoid(zi) - y);
  }
  return sum;
};

/**
 * -Σ yⱼ·log pⱼ for p = softmax(z) and targets that sum to 1, from z itself: Σ yⱼ·(log Σ eᶻ - zⱼ). Its derivative at z
 * is p - y.
 */
export const crossEntropyOfLogits: LossRule = (z, targets, at, slope, scale, count, units, before) => {
  let sum = before;
  for (let row = 0; row < count; row += units) {
    const end = row + units;
    const greatest = greatestOf(z, row, end);
    let powers = 0;
    for (let i = row; i < end; i++) powers += exp(z[i]! - greatest);
    const logOfPowers = log(powers);
    for (let i = row; i < end; i++) {
      const y = targets[at + i]!;
      const over = z[i]! - greatest;
      if (y !== 0) sum += y * (logOfPowers - over);
      slope[i] = scale * (exp(over) / powers - y);
    }
  }
  return sum;
};
