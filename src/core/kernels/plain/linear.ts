import { sgd } from './steps.ts';

export function linearPass(
  x: Float64Array,
  y: Float64Array,
  width: number,
  order: Int32Array | undefined,
  from: number,
  to: number,
  parameters: Float64Array,
  gradient: Float64Array,
): number {
  let squares = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const r0 = order ? order[i]! : i;
    const r1 = order ? order[i + 1]! : i + 1;
    const r2 = order ? order[i + 2]! : i + 2;
    const r3 = order ? order[i + 3]! : i + 3;
    const x0 = r0 * width;
    const x1 = r1 * width;
    const x2 = r2 * width;
    const x3 = r3 * width;
    const e0 = predict(x, x0, width, parameters) - y[r0]!;
    const e1 = predict(x, x1, width, parameters) - y[r1]!;
    const e2 = predict(x, x2, width, parameters) - y[r2]!;
    const e3 = predict(x, x3, width, parameters) - y[r3]!;
    for (let j = 0; j < width; j++) {
      gradient[j]! += e0 * x[x0 + j]! + e1 * x[x1 + j]! + (e2 * x[x2 + j]! + e3 * x[x3 + j]!);
    }
    squares += e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3);
  }
  for (; i < to; i++) {
    const row = order ? order[i]! : i;
    const at = row * width;
    const e = predict(x, at, width, parameters) - y[row]!;
    for (let j = 0; j < width; j++) gradient[j]! += e * x[at + j]!;
    squares += e * e;
  }
  return squares;
}

/** The even and the odd products are summed apart: these are the two lanes of a vector. */
function predict(x: Float64Array, at: number, width: number, parameters: Float64Array): number {
  let even = 0;
  let odd = 0;
  let j = 0;
  for (; j + 1 < width; j += 2) {
    even += x[at + j]! * parameters[j]!;
    odd += x[at + j + 1]! * parameters[j + 1]!;
  }
  if (j < width) even += x[at + j]! * parameters[j]!;
  return even + odd;
}

export function linearForward(
  x: Float64Array,
  width: number,
  from: number,
  to: number,
  parameters: Float64Array,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) out[i] = predict(x, i * width, width, parameters);
}

export function linearSteps(
  x: Float64Array,
  y: Float64Array,
  width: number,
  order: Int32Array | undefined,
  rows: number,
  from: number,
  batch: number,
  updates: number,
  slope: number,
  rate: number,
  parameters: Float64Array,
  gradient: Float64Array,
  losses: Float64Array,
): number {
  let made = 0;
  for (let at = from; at < rows && made < updates; at += batch) {
    const to = Math.min(at + batch, rows);
    gradient.fill(0, 0, width);
    const loss = linearPass(x, y, width, order, at, to, parameters, gradient) / (to - at);
    losses[made] = loss;
    const scale = slope / (to - at);
    for (let j = 0; j < width; j++) gradient[j]! *= scale;
    if (!Number.isFinite(loss)) break;
    sgd(parameters, gradient, rate, 0);
    made++;
  }
  return made;
}
