import type { Part } from '../../data/prepare.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { createDualUpdates } from '../../nn/dual-updates.ts';
import type { Network } from '../../nn/network.ts';
import { createNetworkObjective } from './network-objective.ts';
import type { Objective } from './objective.ts';

/**
 * A network whose first layer is descended by the products of its rows, and only worked out when somebody looks.
 * @param state what `save` gave, for a run that goes on
 */
export function createDualObjective(
  network: Network,
  kernels: Kernels,
  part: Part,
  state: Readonly<Record<string, ArrayLike<number>>> | undefined,
): Objective {
  const earlier = state?.sums ? state : undefined;
  const dual = createDualUpdates(network, part, part.rows, kernels, earlier)!;
  const objective = createNetworkObjective(network, part, undefined);
  /** From an update made in the other way on, as after a loss that was not finite, there are no more. */
  let over = false;
  const settle = () => {
    if (!over) dual.settle();
  };
  return {
    ...objective,
    rowCost: part.rows * network.shape.layers[0]!.units,
    begin(rows) {
      settle();
      over = true;
      objective.begin(rows);
    },
    evaluate(other) {
      settle();
      return objective.evaluate(other);
    },
    updates: {
      make: (_from, _batch, count, rate, losses) => (over ? 0 : dual.run(count, rate, losses)),
      settle,
    },
    moved: () => dual.restart(),
    save: () => dual.state,
  };
}
