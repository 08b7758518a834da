import { type Histogram, histogram } from './histogram.ts';
import { thinnedRows } from './thinned-rows.ts';

/** One row of a drawing of predicted against actual; all in the target's unit. */
export interface ResidualPoint {
  readonly row: number;
  readonly actual: number;
  readonly predicted: number;
  readonly residual: number;
}

/** What a model leaves of a target: residual = actual - predicted. */
export interface Residuals {
  /** Rows taken in; those where a number is not finite are `omitted`. */
  readonly rows: number;
  readonly omitted: number;
  readonly mean: number;
  /** Over N. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly histogram: Histogram;
  /**
   * Of at most so many rows, in their order: an even choice, and always the rows with the least and the greatest
   * target, prediction and residual, so that no outlier is hidden.
   */
  readonly points: readonly ResidualPoint[];
}

interface ResidualOptions {
  readonly bins: number;
  /** Points at most, at least 6. */
  readonly most: number;
}

/** Numbers between two yields. */
const STEP = 2 ** 16;

/** @returns undefined where no row has finite numbers */
export function* residualsOf(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  { bins, most }: ResidualOptions,
): Generator<void, Residuals | undefined> {
  const residuals = new Float64Array(actual.length);
  const rowOf = new Int32Array(actual.length);
  let rows = 0;
  let sum = 0;
  // Places among the finite rows: least and greatest target, prediction and residual.
  const extremes = new Int32Array(6);
  for (let row = 0; row < actual.length; row++) {
    if (row % STEP === 0) yield;
    const residual = actual[row]! - predicted[row]!;
    if (!Number.isFinite(residual)) continue;
    residuals[rows] = residual;
    rowOf[rows] = row;
    sum += residual;
    const seen = (which: number) => rowOf[extremes[which]!]!;
    if (actual[row]! < actual[seen(0)]!) extremes[0] = rows;
    if (actual[row]! > actual[seen(1)]!) extremes[1] = rows;
    if (predicted[row]! < predicted[seen(2)]!) extremes[2] = rows;
    if (predicted[row]! > predicted[seen(3)]!) extremes[3] = rows;
    if (residual < residuals[extremes[4]!]!) extremes[4] = rows;
    if (residual > residuals[extremes[5]!]!) extremes[5] = rows;
    rows++;
  }
  if (rows === 0) return undefined;
  const finite = residuals.subarray(0, rows);
  const mean = sum / rows;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    if (i % STEP === 0) yield;
    const difference = finite[i]! - mean;
    squares += difference * difference;
  }
  return {
    rows,
    omitted: actual.length - rows,
    mean,
    std: Math.sqrt(squares / rows),
    min: finite[extremes[4]!]!,
    max: finite[extremes[5]!]!,
    histogram: yield* histogram(finite, bins),
    points: Array.from(thinnedRows(rows, most, extremes), (i) => {
      const row = rowOf[i]!;
      return { row, actual: actual[row]!, predicted: predicted[row]!, residual: finite[i]! };
    }),
  };
}
