import type { Kernels } from '../kernels/kernels.ts';
import { squaredError } from './loss-rules.ts';
import { type LossKind, losses } from './losses.ts';
import type { Network } from './network.ts';
import type { Shape } from './shape.ts';

/** The memory of a linear network: its predictions and their slopes for the rows of one piece. */
export function layOutLinear(shape: Shape, rows: number, allocate: (length: number) => Float64Array) {
  return {
    parameters: allocate(shape.parameters),
    gradient: allocate(shape.parameters),
    predictions: allocate(rows),
    slopes: allocate(rows),
  };
}

/**
 * A linear model of one output and squared errors, one kernel call a piece. A batch of at most `rowsAtOnce`
 * rows gives the bits of `linearSteps`; of larger ones the loss may differ from it in the last digit.
 */
export function createLinearNetwork(
  shape: Shape,
  loss: LossKind,
  kernels: Kernels,
  rowsAtOnce: number,
): Network {
  const { scale, divisor } = losses[loss];
  const { parameters, gradient, predictions, slopes } = layOutLinear(shape, rowsAtOnce, kernels.allocate);
  let rows = 0;
  let sum = 0;

  return {
    shape,
    rowsAtOnce,
    parameters,
    gradient,
    layers: [],
    begin(count) {
      rows = count;
      sum = 0;
      gradient.fill(0);
    },
    add({ x, y, width }, order, from, to) {
      for (let at = from; at < to; at += rowsAtOnce) {
        const end = Math.min(at + rowsAtOnce, to);
        sum += kernels.linearPass(x, y, width, order, at, end, parameters, gradient);
      }
    },
    end() {
      const factor = 2 * scale(rows, 1);
      for (let i = 0; i < gradient.length; i++) gradient[i]! *= factor;
      return sum / divisor(rows, 1);
    },
    measure({ x, y, width }, from, to, before, out, at = 0) {
      let total = before;
      for (let first = from; first < to; first += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, to - first);
        kernels.linearForward(x.subarray(first * width), width, 0, count, parameters, predictions);
        total = squaredError(predictions, y, first, slopes, 0, count, 1, total);
        out?.set(predictions.subarray(0, count), at + first - from);
      }
      return total;
    },
    reported: (total, count) => total / divisor(count, 1),
  };
}
