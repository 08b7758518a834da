import type { Kernels } from '../kernels/kernels.ts';
import { paddedLength } from '../kernels/memory.ts';
import { isDense, type Network, type Rows } from './network.ts';
import type { Shape } from './shape.ts';

/**
 * Full-batch gradient descent of a network whose first layer has more inputs than there are rows. The first layer's
 * weights are never touched: with K = X·Xᵀ an update moves its z = X·W by -rate·K·dz, and W by Xᵀ times the sum of
 * the -rate·dz so far, which is worked out when somebody looks. So an update costs rows x rows x units where it
 * would cost twice rows x inputs x units.
 */
export interface DualUpdates {
  /**
   * At most `count` updates on all rows; each reported loss goes to `losses`.
   * @returns the updates made. It ends early at a loss that is not finite: that loss is written, but its update is
   *   neither made nor counted.
   */
  run(count: number, rate: number, losses: Float64Array): number;
  /** Brings the first layer's parameters, and the gradient of all, up to date. Changes no bit of what follows. */
  settle(): void;
  /** Begins anew at the parameters, which were changed by others. */
  restart(): void;
  /** With these a run goes on to the bit; read them between two calls of `run`. */
  readonly state: Readonly<Record<string, Float64Array>>;
}

/** Whether the dual form is there for so many rows, all in one batch, and quicker. */
export function hasDualUpdates(shape: Shape, rows: number, rowsAtOnce: number): boolean {
  return shape.layers.length > 1 && rows < shape.inputs && rows <= rowsAtOnce;
}

/** Padded doubles that `createDualUpdates` allocates. */
export function dualDoubles(shape: Shape, rows: number): number {
  const { units, inputs } = shape.layers[0]!;
  const width = inputs + (shape.bias ? 1 : 0);
  return (
    paddedLength(rows * rows) + 3 * paddedLength(rows * units) + paddedLength(width * Math.max(units, rows))
  );
}

/**
 * For descent by the plain gradient: sgd without weight decay, penalty, clipping and fixed parameters.
 * @param rows of the part: all of them
 * @param earlier state of updates that these go on with
 * @returns undefined where `hasDualUpdates` is not so
 */
export function createDualUpdates(
  network: Network,
  part: Rows,
  rows: number,
  kernels: Kernels,
  earlier?: Readonly<Record<string, ArrayLike<number>>>,
): DualUpdates | undefined {
  if (!isDense(network) || !hasDualUpdates(network.shape, rows, network.rowsAtOnce)) return undefined;
  const { layers, parameters, gradient } = network;
  const { x, y, width } = part;
  const first = layers[0]!;
  const { units } = first.shape;
  const count = rows * units;
  // With the column of ones the biases are the weights of one more input.
  const whole = parameters.subarray(0, width * units);
  const wholeGradient = gradient.subarray(0, width * units);
  const upper = parameters.subarray(width * units);
  const upperGradient = gradient.subarray(width * units);

  /** X·Xᵀ. */
  const products = kernels.allocate(rows * rows);
  /** The first layer's z at the parameters of now. */
  const z = kernels.allocate(count);
  const change = kernels.allocate(count);
  /** The sum of -rate·dz of the updates. */
  const sums = kernels.allocate(count);
  /** The first layer's parameters before the first of them. */
  const room = kernels.allocate(width * Math.max(units, rows));
  const base = room.subarray(0, width * units);

  kernels.denseBackward(x, rows, rows, x, width, products, room);
  let made = 0;

  function restart(): void {
    made = 0;
    sums.fill(0);
    base.set(whole);
    kernels.denseForward(x, 0, width, rows, width, base, undefined, units, z);
  }

  if (earlier) {
    z.set(earlier.z!);
    sums.set(earlier.sums!);
    base.set(earlier.base!);
  } else {
    restart();
  }

  return {
    restart,
    state: { z, sums, base },
    run(updates, rate, losses) {
      for (let i = 0; i < updates; i++) {
        network.begin(rows);
        first.z.set(z);
        const loss = network.reported(network.forwardFromZ(y, 0, rows, 0), rows);
        losses[i] = loss;
        if (!Number.isFinite(loss)) return i;
        for (let k = layers.length - 1; k > 0; k--) {
          network.gradientOfLayer(k, rows, false);
          network.backward(k, rows);
        }
        kernels.steps.sgd(upper, upperGradient, rate, 0);
        kernels.denseForward(products, 0, rows, rows, rows, first.dz, undefined, units, change);
        kernels.addScaled(z, -rate, change, count);
        kernels.addScaled(sums, -rate, first.dz, count);
        made++;
      }
      return updates;
    },
    settle() {
      if (made === 0) return;
      kernels.denseGradient(x, 0, width, rows, width, sums, units, wholeGradient, undefined, false);
      whole.set(base);
      kernels.addScaled(whole, 1, wholeGradient, width * units);
      kernels.denseGradient(x, 0, width, rows, width, first.dz, units, wholeGradient, undefined, false);
    },
  };
}
