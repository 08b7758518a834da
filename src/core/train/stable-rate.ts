import type { Part } from '../data/prepare.ts';
import { rowsPerStep } from '../data/rows-per-step.ts';

const MOST_ROWS = 10_000;
const ROUNDS = 40;

/**
 * A learning rate that full-batch descent on the squared error bears: 1/λ, rounded down to one digit,
 * where λ is the greatest eigenvalue of slope·XᵀX/N + l2 over the trained parameters. Descent diverges
 * above 2/λ. λ is found by power iteration on at most the first 10,000 rows.
 * @returns undefined when the data is too extreme to tell
 */
export function* stableRate(
  part: Part,
  slope: number,
  l2: number,
  fixed: readonly number[],
): Generator<void, number | undefined> {
  const { x, width } = part;
  const rows = Math.min(part.rows, MOST_ROWS);
  const step = rowsPerStep(width);
  let direction = new Float64Array(width).fill(1);
  let eigenvalue = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of fixed) direction[i] = 0;
    const next = new Float64Array(width);
    for (let from = 0; from < rows; from += step) {
      for (let row = from; row < Math.min(rows, from + step); row++) {
        let product = 0;
        for (let j = 0; j < width; j++) product += x[row * width + j]! * direction[j]!;
        for (let j = 0; j < width; j++) next[j]! += product * x[row * width + j]!;
      }
      yield;
    }
    for (const i of fixed) next[i] = 0;
    const length = norm(next);
    eigenvalue = (slope * length) / (rows * norm(direction)) + l2;
    if (!(eigenvalue > 0 && Number.isFinite(eigenvalue))) return undefined;
    if (length === 0) break;
    direction = next.map((value) => value / length);
  }
  const rate = 1 / eigenvalue;
  const unit = 10 ** Math.floor(Math.log10(rate));
  return Number((Math.floor(rate / unit) * unit).toPrecision(1));
}

function norm(values: Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}
