import type { PreparedData } from '../data/prepare.ts';
import type { Parts } from '../data/split.ts';
import type { Table } from '../data/table.ts';
import type { PartMetrics } from '../evaluate/metrics.ts';
import { descentOf, type Recipe } from '../format/recipe.ts';
import { createKernels } from '../kernels/create.ts';
import type { KernelKind, Kernels } from '../kernels/kernels.ts';
import { createNetwork, type Network, rowsAtOnce } from '../nn/network.ts';
import { parameterIndex } from '../nn/parameters.ts';
import { networkShape, type Shape } from '../nn/shape.ts';
import { createOptimizer, type Updater } from '../nn/updater.ts';
import { Problem, quote } from '../problem.ts';
import { type DataSize, dataSize } from './measure-data.ts';
import { memoryOf } from './memory.ts';
import { NumberList } from './number-list.ts';
import { type Plan, planRun } from './plan.ts';
import type { Checkpoint, Outcome, Resume } from './resume/checkpoint.ts';

/** What a recipe comes to on a data set. */
export interface Resolved {
  readonly plan: Plan;
  readonly shape: Shape;
  /** Places of the parameters that stay as they are. */
  readonly fixed: readonly number[];
}

/** The state of a run. `train` changes it; anyone may read it between two of its steps. */
export interface Training extends Resolved {
  readonly recipe: Recipe;
  readonly table: Table;
  /** In place of the recipe's own split. */
  readonly parts: Parts | undefined;
  readonly checkpoint: Checkpoint | undefined;
  readonly kernels: Kernels;
  readonly network: Network;
  /** Of a descent. */
  readonly optimizer: Updater | undefined;
  /** Set once the data is prepared. */
  prepared: PreparedData | undefined;
  /** Flat, layer by layer: weights, then biases. They are the network's own. */
  readonly parameters: Float64Array;
  /** The values before the first update. */
  readonly first: Float64Array;
  /** The gradient of the last update, penalty included; 0 for what stays fixed. */
  readonly gradient: Float64Array;
  /** Updates made. */
  iterations: number;
  /** The loss of each iteration, taken before its update. */
  readonly losses: NumberList;
  /** The loss on the validation part after each epoch; empty without one. */
  readonly validationLosses: NumberList;
  /** Set at the end. */
  outcome: Outcome | undefined;
  metrics: PartMetrics | undefined;
  /** When diverged: a learning rate that full-batch descent bears, where one is known. */
  stableRate: number | undefined;
  /** What going on needs beside the parameters, as of the last whole update. */
  resume: () => Resume | null;
  /** Brings `gradient` up to date, which is only worked out when somebody looks. */
  settle: () => void;
}

/**
 * Checks a recipe against the data it is for, without training.
 * @param size that `measureData` found
 * @throws Problem when the recipe names parameters that are not there, or asks for too much
 */
export function resolveRecipe(recipe: Recipe, { inputs, outputs, rows }: DataSize): Resolved {
  const shape = networkShape(recipe.model, inputs, outputs);
  const plan = planRun(recipe, rows, shape.parameters);
  refuseTwice(Object.keys(recipe.model.set ?? {}), shape, 'model.set');
  if (recipe.optimizer.kind === 'exhaustive') {
    refuseTwice(Object.keys(recipe.optimizer.grid), shape, 'optimizer.grid');
  }
  const trained = recipe.model.train && refuseTwice(recipe.model.train, shape, 'model.train');
  const every = Array.from({ length: trained ? shape.parameters : 0 }, (_, i) => i);
  return { plan, shape, fixed: every.filter((i) => !trained!.has(i)) };
}

/** The places of named parameters. @throws Problem when one is named twice, by whatever names */
function refuseTwice(names: readonly string[], shape: Shape, path: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const name of names) {
    const place = parameterIndex(name, shape, path);
    if (places.has(place)) {
      const message = `${quote(name)} names a parameter that is named before it; allowed: each once`;
      throw new Problem('recipe', `${path}: ${message}`, 'Change that key of the recipe.', [
        { path, message },
      ]);
    }
    places.add(place);
  }
  return places;
}

export interface TrainingOptions {
  /** Where an earlier part of the run was left. */
  readonly checkpoint?: Checkpoint | undefined;
  /** Parts of the rows that have all they need, in place of the recipe's own split: a fold, say. */
  readonly parts?: Parts | undefined;
  /** Both kinds give the same bits. */
  readonly kernels?: KernelKind | undefined;
  /** What `measureData` found, where it is known; else it is found here, at once. */
  readonly size?: DataSize | undefined;
}

/** A run that has not begun. @throws Problem as `measureData` and `resolveRecipe` do */
export function createTraining(
  recipe: Recipe,
  table: Table,
  { checkpoint, parts, kernels: kind, size }: TrainingOptions = {},
): Training {
  const resolved = resolveRecipe(recipe, size ?? dataSize(table, recipe, parts));
  const { shape, fixed } = resolved;
  const kernels = kernelsFor(resolved, recipe, kind);
  const network = createNetwork(shape, recipe.loss.kind, kernels, rowsAtOnce(shape));
  const { parameters } = network;
  if (checkpoint) {
    parameters.set(checkpoint.parameters);
    network.gradient.set(checkpoint.gradient);
  }
  const descent = descentOf(recipe);
  const optimizer = descent && createOptimizer(descent, kernels, parameters, network.gradient, fixed);
  const flat = (known: ArrayLike<number> | undefined) =>
    known ? Float64Array.from(known) : new Float64Array(shape.parameters);
  return {
    recipe,
    table,
    parts,
    ...resolved,
    checkpoint,
    kernels,
    network,
    optimizer,
    prepared: undefined,
    parameters,
    first: flat(checkpoint?.first),
    gradient: flat(checkpoint?.gradient),
    iterations: checkpoint?.iterations ?? 0,
    losses: new NumberList(checkpoint?.losses),
    validationLosses: new NumberList(checkpoint?.validationLosses),
    outcome: undefined,
    metrics: undefined,
    stableRate: undefined,
    resume: () => checkpoint?.resume ?? null,
    settle: () => {},
  };
}

/** Where a training stands, for another one to go on from. */
export function checkpointFrom(training: Training): Checkpoint {
  training.settle();
  const { iterations, parameters, first, gradient, losses, validationLosses } = training;
  return {
    iterations,
    parameters: parameters.slice(),
    first,
    gradient,
    losses: losses.slice(),
    validationLosses: validationLosses.slice(),
    resume: training.resume(),
  };
}

/** @throws Problem when there is not that much memory */
function kernelsFor(resolved: Resolved, recipe: Recipe, kind: KernelKind | undefined): Kernels {
  const [doubles, indices] = memoryOf(resolved, recipe);
  try {
    return createKernels(doubles, indices, kind);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const gigabytes = ((doubles * 8 + indices * 4) / 2 ** 30).toFixed(1);
    throw new Problem(
      'training',
      `This run needs ${gigabytes} GB of memory at once, more than can be had`,
      'Train on fewer rows or columns, or on a smaller network.',
    );
  }
}
