import { descentOf, type Recipe } from '../../format/recipe.ts';
import { hasDualUpdates } from '../../nn/dual-updates.ts';
import { squaredError } from '../../nn/loss-rules.ts';
import { losses } from '../../nn/losses.ts';
import { rowsAtOnce } from '../../nn/network.ts';
import { createRowUpdates } from '../../nn/row-updates.ts';
import { isLinear, type Shape } from '../../nn/shape.ts';
import type { Resolved, Training } from '../training.ts';
import { createDualObjective } from './dual-objective.ts';
import { createGramObjective } from './gram-objective.ts';
import { createNetworkObjective } from './network-objective.ts';
import type { ManyUpdates, Objective } from './objective.ts';

/** Their sums are as many as their square. */
const MOST_SUMS = 1024;

/** Whether the sums over the rows can stand for them: a linear model of one output, all rows in every batch. */
export function isGram({ plan, shape }: Resolved, recipe: Recipe): boolean {
  return (
    descentOf(recipe) !== undefined &&
    isLinearSquares(shape, recipe) &&
    plan.batch === plan.rows.train &&
    !recipe.run.shuffle &&
    plan.rows.train >= 4 * shape.parameters &&
    shape.parameters <= MOST_SUMS
  );
}

/** Whether the products of the rows can stand for the first layer: more inputs than rows, all of them in every batch. */
export function isDual({ plan, shape, fixed }: Resolved, recipe: Recipe): boolean {
  const rows = plan.rows.train;
  return (
    isPlain(recipe, fixed) &&
    plan.batch === rows &&
    !recipe.run.shuffle &&
    hasDualUpdates(shape, rows, rowsAtOnce(shape))
  );
}

/** Whether it is the squared error of a linear model of one output. */
export function isLinearSquares(shape: Shape, { loss }: Recipe): boolean {
  return isLinear(shape) && shape.outputs === 1 && losses[loss.kind].rule === squaredError;
}

/**
 * The quickest way to the losses and gradients that a recipe asks for. Which one depends on the recipe and the
 * sizes alone, never on the epochs, so that a run which goes on takes the way it took.
 * Yields now and then.
 */
export function* createObjective(
  training: Training,
  order: Int32Array | undefined,
  state: Readonly<Record<string, ArrayLike<number>>> | undefined,
): Generator<void, Objective> {
  const { recipe, shape, network, kernels, prepared } = training;
  const part = prepared!.train;
  if (isGram(training, recipe)) {
    const scale = 2 * losses[recipe.loss.kind].scale(part.rows, 1);
    return yield* createGramObjective(network, kernels, part, scale, isPlain(recipe, training.fixed), state);
  }
  if (isDual(training, recipe)) return createDualObjective(network, kernels, part, state);
  const updates = isLinearSquares(shape, recipe)
    ? linearUpdates(training, order)
    : rowUpdates(training, order);
  return createNetworkObjective(network, part, order, updates);
}

/** Whether an update is nothing but the gradient times the rate. */
function isPlain(recipe: Recipe, fixed: readonly number[]): boolean {
  return recipe.optimizer.kind === 'sgd' && isUnadorned(recipe, fixed);
}

/** Whether the gradient goes to the optimizer as it is. */
function isUnadorned({ optimizer, penalty }: Recipe, fixed: readonly number[]): boolean {
  const { clipNorm, weightDecay = 0 } = optimizer as { clipNorm?: number; weightDecay?: number };
  return (
    fixed.length === 0 && penalty.l1 === 0 && penalty.l2 === 0 && clipNorm === undefined && weightDecay === 0
  );
}

function linearUpdates(training: Training, order: Int32Array | undefined): ManyUpdates | undefined {
  const { network, kernels, prepared, recipe } = training;
  const { x, y, width, rows } = prepared!.train;
  // The sum over the rows has no slope that is the same for a short last batch.
  if (
    !isPlain(recipe, training.fixed) ||
    recipe.loss.kind === 'sumSquared' ||
    training.plan.batch > network.rowsAtOnce
  ) {
    return undefined;
  }
  const { parameters, gradient } = network;
  const slope = 2 * losses[recipe.loss.kind].scale(1, 1);
  return {
    make: (from, batch, count, rate, values) =>
      kernels.linearSteps(
        x,
        y,
        width,
        order,
        rows,
        from,
        batch,
        count,
        slope,
        rate,
        parameters,
        gradient,
        values,
      ),
  };
}

/** Of a network that takes one row at a time. */
function rowUpdates(training: Training, order: Int32Array | undefined): ManyUpdates | undefined {
  const descent = descentOf(training.recipe);
  if (!descent || training.plan.batch !== 1 || !isUnadorned(training.recipe, training.fixed))
    return undefined;
  const { network, kernels, optimizer, prepared } = training;
  const updates = createRowUpdates(network, descent, optimizer!.state, kernels);
  if (!updates) return undefined;
  return {
    make: (from, _batch, count, rate, values) =>
      updates.run(prepared!.train, order, from, from + count, rate, values, 0),
  };
}
