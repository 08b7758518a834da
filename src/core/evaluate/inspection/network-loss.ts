import type { Part } from '../../data/prepare.ts';
import { type LossKind, losses } from '../../nn/losses.ts';
import type { Network } from '../../nn/network.ts';
import { addPenalty, type Penalty, penaltyOf } from '../../nn/penalty.ts';
import type { GradientAt } from './curvature.ts';
import { countActive } from './gradient-report.ts';

/*
 * What the looks into a model ask of a network that may be in training: each works in the network's own memory, and puts
 * its parameters and its gradient back as they were, when it ends and when its driver leaves it. Between two
 * yields nobody else may use the network.
 */

/** What is descended, penalty included, on all rows of a part, and its gradient; 0 for what stays fixed. */
export function networkGradient(
  network: Network,
  part: Part,
  { loss, penalty, fixed }: { loss: LossKind; penalty: Penalty; fixed: readonly number[] },
): GradientAt {
  const { divisor, scale } = losses[loss];
  const { shape, rowsAtOnce } = network;
  const { rows, outputs } = part;
  return (parameters, gradient) =>
    borrowed(network, parameters, function* () {
      network.begin(rows);
      for (let at = 0; at < rows; at += rowsAtOnce) {
        network.add(part, undefined, at, Math.min(rows, at + rowsAtOnce));
        yield;
      }
      const sum = network.end() * divisor(rows, outputs);
      gradient.set(network.gradient);
      addPenalty(gradient, parameters, shape, penalty);
      for (const place of fixed) gradient[place] = 0;
      return sum * scale(rows, outputs) + penaltyOf(parameters, shape, penalty);
    });
}

/** The loss as it is reported, on all rows of a part. */
export function networkLoss(
  network: Network,
  part: Part,
): (parameters: Float64Array) => Generator<void, number> {
  return (parameters) =>
    borrowed(network, parameters, function* () {
      let sum = 0;
      for (let at = 0; at < part.rows; at += network.rowsAtOnce) {
        sum = network.measure(part, at, Math.min(part.rows, at + network.rowsAtOnce), sum);
        yield;
      }
      return network.reported(sum, part.rows);
    });
}

/** By layer of ReLUs: in how many rows of a part each unit is active; undefined for other layers. */
export function* activeRowsOf(network: Network, part: Part): Generator<void, (Float64Array | undefined)[]> {
  const { shape, rowsAtOnce, layers } = network;
  const counts = shape.layers.map(({ activation, units }) =>
    activation === 'relu' ? new Float64Array(units) : undefined,
  );
  if (counts.every((layer) => layer === undefined)) return counts;
  for (let from = 0; from < part.rows; from += rowsAtOnce) {
    const to = Math.min(part.rows, from + rowsAtOnce);
    network.measure(part, from, to, 0);
    // A ReLU's output is above 0 where its z is.
    for (const [k, layer] of counts.entries()) {
      if (layer) countActive(layers[k]!.out, to - from, shape.layers[k]!.units, layer);
    }
    yield;
  }
  return counts;
}

function* borrowed<T>(
  network: Network,
  parameters: Float64Array,
  work: () => Generator<void, T>,
): Generator<void, T> {
  const own = network.parameters.slice();
  const gradient = network.gradient.slice();
  try {
    network.parameters.set(parameters);
    return yield* work();
  } finally {
    network.parameters.set(own);
    network.gradient.set(gradient);
  }
}
