import { preparePlan } from '../data/prepare.ts';
import { atMost, reviewRows } from '../data/warnings/review.ts';
import { allFinite, measureParts } from '../evaluate/metrics.ts';
import { descentOf } from '../format/recipe.ts';
import { firstValues } from '../nn/initialisers.ts';
import { losses } from '../nn/losses.ts';
import { createDescent } from './create-descent.ts';
import { descend } from './descend.ts';
import { search } from './exhaustive/search.ts';
import { solve } from './least-squares/solve.ts';
import { planRows } from './measure-data.ts';
import { isLinearSquares } from './objective/create-objective.ts';
import { evaluate } from './objective/network-objective.ts';
import { dataGenerator, type SeededSteps, seededSteps } from './seeded-steps.ts';
import { stableRate } from './stable-rate.ts';
import type { Training } from './training.ts';

/**
 * Trains as the recipe says: prepares the data, draws the first weights, makes the updates (or searches, or
 * solves), measures the result. A generator, so that its driver owns the time: each `next(work)` does about
 * `work` multiplications and comes back; leaving it there stops the run with all whole updates done. How the
 * work is cut never changes a bit of the result.
 */
export function* train(training: Training): Generator<void, void, number> {
  const { recipe, table, kernels, shape, checkpoint } = training;
  const random = seededSteps(recipe, yield* dataGenerator(recipe));
  const plan = yield* planRows(table, recipe, random.split(), training.parts);
  const prepared = yield* preparePlan(table, recipe, plan, kernels.allocate);
  // Of a fold nobody reads them.
  const warnings = training.parts ? [] : yield* reviewRows(table, recipe, plan, prepared);
  training.prepared = { ...prepared, warnings: atMost([...prepared.warnings, ...warnings]) };
  // A run that goes on draws them too, so that its generator is where it was.
  const drawn = checkpoint ? new Float64Array(shape.parameters) : training.first;
  firstValues(recipe.model, shape, random.init(), drawn);
  if (!checkpoint) training.parameters.set(drawn);

  const { kind } = recipe.optimizer;
  const method = kind === 'exhaustive' || kind === 'leastSquares' ? methods[kind] : descendAsAsked;
  const outcome = yield* method(training, random);
  if (outcome === 'diverged') yield* diverge(training);
  else yield* endTraining(training, outcome);
}

type Method = (
  training: Training,
  random: SeededSteps,
) => Generator<void, 'finished' | 'early' | 'diverged', number>;

const methods = { exhaustive: search, leastSquares: solve } as const satisfies Record<string, Method>;

function* descendAsAsked(training: Training, random: SeededSteps): ReturnType<Method> {
  return yield* descend(training, yield* createDescent(training, random));
}

/**
 * Closes a run, by itself or where its driver left it, with the metrics of what it has learned. One whose
 * last update overflowed has diverged, though no loss came after it to show that.
 */
export function* endTraining(
  training: Training,
  outcome: 'finished' | 'early' | 'stopped',
): Generator<void, void> {
  training.outcome = outcome;
  training.settle();
  const { prepared, network, parameters } = training;
  if (!prepared) return;
  const metrics = yield* measureParts(prepared, function* (part) {
    const outputs = new Float64Array(part.rows * part.outputs);
    return { outputs, loss: yield* evaluate(network, part, outputs) };
  });
  if (parameters.every(Number.isFinite) && allFinite(metrics)) training.metrics = metrics;
  else yield* diverge(training);
}

function* diverge(training: Training): Generator<void, void> {
  training.outcome = 'diverged';
  const { prepared, recipe, shape, fixed } = training;
  // Known for squared errors of linear models only.
  if (!descentOf(recipe) || !isLinearSquares(shape, recipe)) return;
  const { train } = prepared!;
  const slope = 2 * losses[recipe.loss.kind].scale(train.rows, 1) * train.rows;
  training.stableRate = yield* stableRate(train, slope, recipe.penalty.l2, fixed);
}
