import { rowsPerStep } from '../../data/rows-per-step.ts';

/** One of the two parameters of a surface. */
export interface SurfaceAxis {
  /** Its place in the flat list. */
  readonly parameter: number;
  /** What it is given, as `arange` makes them. */
  readonly values: Float64Array;
}

/** The loss where two parameters are changed and all others stay: `loss[i * b.values.length + j]`. */
export interface Surface {
  readonly a: SurfaceAxis;
  readonly b: SurfaceAxis;
  readonly loss: Float64Array;
  /** The first of the lowest points; undefined where no loss is a number. */
  readonly lowest: { readonly a: number; readonly b: number; readonly loss: number } | undefined;
}

/**
 * The surface of any loss, computed at every point. The parameters themselves are not touched.
 * @param lossAt the loss at some parameters; may yield, however many rows it goes through
 */
export function* lossSurface(
  parameters: ArrayLike<number>,
  a: SurfaceAxis,
  b: SurfaceAxis,
  lossAt: (parameters: Float64Array) => Generator<void, number>,
): Generator<void, Surface> {
  const there = Float64Array.from(parameters);
  const loss = new Float64Array(a.values.length * b.values.length);
  for (const [i, first] of a.values.entries()) {
    there[a.parameter] = first;
    for (const [j, second] of b.values.entries()) {
      there[b.parameter] = second;
      loss[i * b.values.length + j] = yield* lossAt(there);
      yield;
    }
  }
  return { a, b, loss, lowest: lowestOf(a, b, loss) };
}

/** A model of one layer without a bend, at its present parameters. */
export interface LinearFit {
  /** Its linear units, one an output. */
  readonly units: number;
  /** Flat: (inputs and 1 for the bias) x units. */
  readonly parameters: ArrayLike<number>;
  readonly rows: number;
  /** Numbers of a row of `x`, whose last one is 1 where there are biases. */
  readonly width: number;
  readonly x: Float64Array;
  /** Targets and present outputs, rows x units. */
  readonly y: Float64Array;
  readonly outputs: Float64Array;
}

/**
 * The surface of a squared loss of a linear model, which is exactly quadratic: one pass over the rows, however many
 * points there are. It is unrolled from the present parameters, so that it keeps its digits where the loss is low.
 * @param divisor of the sum of squares: rows x units for a mean over both, rows for one summed over the outputs
 */
export function* linearSurface(
  { units, parameters, rows, width, x, y, outputs }: LinearFit,
  a: SurfaceAxis,
  b: SurfaceAxis,
  divisor: number,
): Generator<void, Surface> {
  const [unitA, unitB] = [a.parameter % units, b.parameter % units];
  const [inputA, inputB] = [(a.parameter - unitA) / units, (b.parameter - unitB) / units];
  let squares = 0;
  let errorA = 0;
  let errorB = 0;
  let squareA = 0;
  let squareB = 0;
  let product = 0;
  const step = rowsPerStep(units + 2);
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      for (let unit = 0; unit < units; unit++) {
        const error = outputs[row * units + unit]! - y[row * units + unit]!;
        squares += error * error;
      }
      const xA = x[row * width + inputA]!;
      const xB = x[row * width + inputB]!;
      errorA += xA * (outputs[row * units + unitA]! - y[row * units + unitA]!);
      errorB += xB * (outputs[row * units + unitB]! - y[row * units + unitB]!);
      squareA += xA * xA;
      squareB += xB * xB;
      // Two outputs have no error in common.
      if (unitA === unitB) product += xA * xB;
    }
    yield;
  }
  const loss = new Float64Array(a.values.length * b.values.length);
  for (const [i, first] of a.values.entries()) {
    const byA = first - parameters[a.parameter]!;
    for (const [j, second] of b.values.entries()) {
      const byB = second - parameters[b.parameter]!;
      const added =
        byA * (2 * errorA + squareA * byA) + byB * (2 * errorB + squareB * byB) + 2 * product * byA * byB;
      loss[i * b.values.length + j] = Math.max(0, squares + added) / divisor;
    }
    yield;
  }
  return { a, b, loss, lowest: lowestOf(a, b, loss) };
}

function lowestOf(a: SurfaceAxis, b: SurfaceAxis, loss: Float64Array): Surface['lowest'] {
  let best = -1;
  for (const [at, value] of loss.entries()) {
    if (!Number.isNaN(value) && (best < 0 || value < loss[best]!)) best = at;
  }
  if (best < 0) return undefined;
  const across = b.values.length;
  return {
    a: a.values[Math.floor(best / across)]!,
    b: b.values[best % across]!,
    loss: loss[best]!,
  };
}
