import type { Kernels } from '../kernels/kernels.ts';
import type { DenseLayer } from './dense-network.ts';
import { isDense, type Network, type Rows } from './network.ts';
import type { OptimizerKind } from './optimizers.ts';
import { optionsOf } from './updater.ts';

/**
 * Updates on one row each, with the forward pass, the backward pass and the step of each layer at once: the gradient
 * of a layer is the outer product of its input and its dz, and is never written out.
 */
export interface RowUpdates {
  /**
   * One update for each of the rows order[from … to), or from … to-1 without an order; writes each reported loss to
   * `losses` from `at` on. The same bits as `begin`, `add`, `end` and the optimizer's update for each row; the network's
   * gradient is worked out for the last row alone.
   * @returns the updates made. It ends early at a loss that is not finite: that loss is written, but its update is
   *   neither made nor counted.
   */
  run(
    part: Rows,
    order: Int32Array | undefined,
    from: number,
    to: number,
    rate: number,
    losses: Float64Array,
    at: number,
  ): number;
}

/** The step of one layer: changes its parameters by the outer product of x and dz. */
type RowStep = (x: Float64Array, xAt: number, rate: number) => void;

/**
 * Row updates for a network and an optimizer whose state is `state`.
 * @returns undefined where there are none: for a linear model, other optimizers than sgd and rmsprop, and with
 *   weight decay. Nor must there be a penalty, clipping, or fixed parameters.
 */
export function createRowUpdates(
  network: Network,
  choice: { readonly kind: OptimizerKind },
  state: Readonly<Record<string, Float64Array>>,
  kernels: Kernels,
): RowUpdates | undefined {
  const options = optionsOf(choice);
  if (!isDense(network) || options.weightDecay !== 0) return undefined;
  const { layers, shape } = network;
  const steps = layers.map((layer) => rowStep(layer, network, choice.kind, options, state, kernels));
  if (!steps.every((step) => step !== undefined)) return undefined;
  return {
    run(part, order, from, to, rate, losses, at) {
      const { x, y, width } = part;
      for (let i = from; i < to; i++) {
        const row = order ? order[i]! : i;
        network.begin(1);
        const sum = network.forward(x, row * width, width, y, row * shape.outputs, 1, 0);
        const loss = network.reported(sum, 1);
        losses[at + i - from] = loss;
        if (!Number.isFinite(loss)) return i - from;
        for (let k = layers.length - 1; k > 0; k--) {
          network.backward(k, 1); // before the step, by the weights that the loss was taken with
          steps[k]!(layers[k - 1]!.out, 0, rate);
        }
        steps[0]!(x, row * width, rate);
        if (i === to - 1) network.gradientOf(x, row * width, width, 1, false);
      }
      return to - from;
    },
  };
}

function rowStep(
  { shape: { inputs, units, weightsAt }, dz }: DenseLayer,
  { shape: { bias }, parameters: all }: Network,
  kind: OptimizerKind,
  { alpha, eps }: Readonly<Record<string, number>>,
  state: Readonly<Record<string, Float64Array>>,
  { steps }: Kernels,
): RowStep | undefined {
  const own = (flat: Float64Array) => flat.subarray(weightsAt, weightsAt + (inputs + (bias ? 1 : 0)) * units);
  const parameters = own(all);
  if (kind === 'sgd') {
    return (x, xAt, rate) => steps.sgdRow(x, xAt, inputs, dz, units, bias, parameters, rate);
  }
  if (kind === 'rmsprop') {
    const squares = own(state.meanSquare!);
    return (x, xAt, rate) =>
      steps.rmspropRow(x, xAt, inputs, dz, units, bias, parameters, squares, rate, alpha!, eps!);
  }
  return undefined;
}
