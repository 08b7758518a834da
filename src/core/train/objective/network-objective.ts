import type { Part } from '../../data/prepare.ts';
import type { Network } from '../../nn/network.ts';
import type { ManyUpdates, Objective } from './objective.ts';

/** Any network, by going through the rows of each batch. */
export function createNetworkObjective(
  network: Network,
  part: Part,
  order: Int32Array | undefined,
  updates?: ManyUpdates,
): Objective {
  return {
    block: network.rowsAtOnce,
    rowCost: 3 * network.parameters.length,
    begin: (rows) => network.begin(rows),
    add: (from, to) => network.add(part, order, from, to),
    end: () => network.end(),
    evaluate: (other) => evaluate(network, other),
    updates,
  };
}

/**
 * The loss of a network on all rows of a part, as it is reported. Yields now and then.
 * @param outputs rows x outputs, filled with what the network says, where given
 */
export function* evaluate(network: Network, part: Part, outputs?: Float64Array): Generator<void, number> {
  const block = network.rowsAtOnce;
  let sum = 0;
  for (let from = 0; from < part.rows; from += block) {
    const to = Math.min(part.rows, from + block);
    sum = network.measure(part, from, to, sum, outputs, from * part.outputs);
    yield;
  }
  return network.reported(sum, part.rows);
}
