import type { Kernels } from '../kernels/kernels.ts';
import { paddedLength } from '../kernels/memory.ts';
import {
  type Optimizer,
  type OptimizerKind,
  type OptionRule,
  optimizers,
  type Update,
} from './optimizers.ts';

/** An optimizer at work on the parameters of one network. */
export interface Updater {
  /** What it keeps for every parameter, by the names of its moments: with these a run can go on. */
  readonly state: Readonly<Record<string, Float64Array>>;
  /** Changes the parameters by the gradient that is there. */
  readonly update: Update;
}

/** Doubles that `createOptimizer` allocates, padded. */
export function optimizerDoubles(kind: OptimizerKind, parameters: number): number {
  return optimizers[kind].moments.length * paddedLength(parameters);
}

/**
 * Prepares an optimizer for the parameters and the gradient of a network.
 * @param choice the kind with its options, as a recipe has them
 * @param fixed places of parameters that stay as they are: no gradient, decay or moment touches them
 */
export function createOptimizer(
  choice: { readonly kind: OptimizerKind },
  kernels: Kernels,
  parameters: Float64Array,
  gradient: Float64Array,
  fixed: readonly number[] = [],
): Updater {
  const optimizer: Optimizer = optimizers[choice.kind];
  const options = optionsOf(choice);
  const moments = optimizer.moments.map((name) => [name, kernels.allocate(parameters.length)] as const);
  const updates = trainedRuns(parameters.length, fixed).map(([from, to]) =>
    optimizer.create(
      kernels.steps,
      options,
      parameters.subarray(from, to),
      gradient.subarray(from, to),
      moments.map(([, values]) => values.subarray(from, to)),
    ),
  );
  return {
    state: Object.fromEntries(moments),
    update: (rate, t) => {
      for (const update of updates) update(rate, t);
    },
  };
}

/** The options that the optimizer's table names: those of a choice, and defaults for what it leaves out. */
export function optionsOf(choice: { readonly kind: OptimizerKind }): Readonly<Record<string, number>> {
  const given = choice as unknown as Readonly<Record<string, number | undefined>>;
  const rules = Object.entries<OptionRule>(optimizers[choice.kind].options);
  return Object.fromEntries(rules.map(([name, rule]) => [name, given[name] ?? rule.default!]));
}

/** The places from … to-1 between the fixed ones, each as long as it can be. */
function trainedRuns(count: number, fixed: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (const at of [...fixed].sort((a, b) => a - b).concat(count)) {
    if (at > from) runs.push([from, at]);
    from = at + 1;
  }
  return runs;
}
