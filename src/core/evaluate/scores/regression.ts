import { rowsPerStep } from '../../data/rows-per-step.ts';
import { type Scale, unscaled } from '../../data/scaling.ts';

/**
 * How well a regression does on some rows, in the target's own unit; `loss` is as it was trained, in scaled
 * units. Of several outputs each metric is the plain average over them, as scikit-learn's `uniform_average`,
 * and `rmse` the root of `mse`. `r2` is null where a target is the same in every row.
 */
export interface RegressionMetrics {
  readonly loss: number;
  readonly mse: number;
  readonly rmse: number;
  readonly mae: number;
  readonly r2: number | null;
}

/**
 * @param scales of the outputs, one a column
 * @param outputs rows x columns, scaled as the network gives them
 * @param actual rows x columns, in the targets' own units; at least one row
 * @param loss as it was trained, handed on
 */
export function* measureNumbers(
  scales: readonly Scale[],
  outputs: Float64Array,
  actual: Float64Array,
  loss: number,
): Generator<void, RegressionMetrics> {
  const columns = scales.length;
  const rows = actual.length / columns;
  const step = rowsPerStep(8 * columns);
  const squares = new Float64Array(columns);
  const sums = new Float64Array(columns);
  const spread = new Float64Array(columns);
  const varies = new Uint8Array(columns);
  let absolute = 0;
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      for (let j = 0; j < columns; j++) {
        const value = actual[row * columns + j]!;
        const error = unscaled(scales[j]!, outputs[row * columns + j]!) - value;
        squares[j]! += error * error;
        absolute += Math.abs(error);
        sums[j]! += value;
        // By the values themselves: the mean of a constant column may be off by a rounding.
        if (value !== actual[j]) varies[j] = 1;
      }
    }
    yield;
  }
  const means = sums.map((sum) => sum / rows);
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      for (let j = 0; j < columns; j++) {
        const difference = actual[row * columns + j]! - means[j]!;
        spread[j]! += difference * difference;
      }
    }
    yield;
  }
  const mse = squares.reduce((sum, value) => sum + value, 0) / (rows * columns);
  return {
    loss,
    mse,
    rmse: Math.sqrt(mse),
    mae: absolute / (rows * columns),
    r2: varies.every((does, j) => does === 1 && spread[j] !== 0)
      ? squares.reduce((sum, value, j) => sum + (1 - value / spread[j]!), 0) / columns
      : null,
  };
}
