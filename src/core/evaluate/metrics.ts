import type { Part, PreparedColumn, PreparedData } from '../data/prepare.ts';
import { rowsPerStep } from '../data/rows-per-step.ts';
import { unscaled } from '../data/scaling.ts';
import { linearForward } from '../kernels/linear.ts';

/**
 * How well a regression does on some rows, in the target's own unit; `loss` is as it was trained, in
 * scaled units. `r2` is null where the target is the same in every row.
 */
export interface RegressionMetrics {
  readonly loss: number;
  readonly mse: number;
  readonly rmse: number;
  readonly mae: number;
  readonly r2: number | null;
}

/** The names of the metrics, in the order they are shown, and whether more is better. */
export const regressionMetrics = {
  loss: { label: 'Loss', better: 'less' },
  mse: { label: 'MSE', better: 'less' },
  rmse: { label: 'RMSE', better: 'less' },
  mae: { label: 'MAE', better: 'less' },
  r2: { label: 'R\u00b2', better: 'more' },
} as const satisfies Record<keyof RegressionMetrics, { label: string; better: 'less' | 'more' }>;

/** By part; a part without rows is left out. */
export interface PartMetrics {
  readonly train: RegressionMetrics;
  readonly validation?: RegressionMetrics | undefined;
  readonly test?: RegressionMetrics | undefined;
}

/** Metrics of every part that has rows. Yields now and then. */
export function* measureParts(data: PreparedData, parameters: Float64Array): Generator<void, PartMetrics> {
  const train = yield* measure(data.train, data.target, parameters);
  const validation =
    data.validation.rows > 0 ? yield* measure(data.validation, data.target, parameters) : undefined;
  const test = data.test.rows > 0 ? yield* measure(data.test, data.target, parameters) : undefined;
  return { train, ...(validation && { validation }), ...(test && { test }) };
}

/** Whether every metric is a number that a file can hold. */
export function allFinite(metrics: PartMetrics): boolean {
  return Object.values(metrics).every((part) =>
    Object.values(part ?? {}).every((value) => value === null || Number.isFinite(value)),
  );
}

function* measure(
  part: Part,
  target: PreparedColumn,
  parameters: Float64Array,
): Generator<void, RegressionMetrics> {
  const { rows, width, x, y, actual } = part;
  const step = rowsPerStep(width);
  const scaledOut = new Float64Array(rows);
  let scaledSquares = 0;
  let squares = 0;
  let absolute = 0;
  let sum = 0;
  for (let from = 0; from < rows; from += step) {
    const to = Math.min(rows, from + step);
    linearForward(x, width, from, to, parameters, scaledOut);
    for (let i = from; i < to; i++) {
      const scaledError = scaledOut[i]! - y[i]!;
      const error = unscaled(target, scaledOut[i]!) - actual[i]!;
      scaledSquares += scaledError * scaledError;
      squares += error * error;
      absolute += Math.abs(error);
      sum += actual[i]!;
    }
    yield;
  }
  const mean = sum / rows;
  let spread = 0;
  for (let from = 0; from < rows; from += step) {
    for (let i = from; i < Math.min(rows, from + step); i++) {
      const difference = actual[i]! - mean;
      spread += difference * difference;
    }
    yield;
  }
  return {
    loss: scaledSquares / rows,
    mse: squares / rows,
    rmse: Math.sqrt(squares / rows),
    mae: absolute / rows,
    r2: spread === 0 ? null : 1 - squares / spread,
  };
}
