import { type Part, prepareData } from '../data/prepare.ts';
import { rowsPerStep } from '../data/rows-per-step.ts';
import { shuffleInSteps } from '../data/split.ts';
import { allFinite, measureParts } from '../evaluate/metrics.ts';
import type { Recipe } from '../format/recipe.ts';
import { linearPass } from '../kernels/linear.ts';
import { initialisers } from '../nn/initialisers.ts';
import { losses } from '../nn/losses.ts';
import { optimizers, type Step } from '../nn/optimizers.ts';
import { parameterIndex, type Shape } from '../nn/parameters.ts';
import { RandomState } from '../random/random-state.ts';
import { stableRate } from './stable-rate.ts';
import type { Training } from './training.ts';

/** What an update costs beside its rows, in multiplications, so that tiny batches are not thought free. */
const UPDATE_COST = 64;

/**
 * Trains as the recipe says: prepares the data, makes the updates, measures the result. A generator, so
 * that its driver owns the time: each `next(work)` does about `work` multiplications and comes back, in
 * the middle of an update too; leaving it there stops the run with all whole updates done. How the work
 * is cut never changes a bit of the result.
 */
export function* train(training: Training): Generator<void, void, number> {
  const { recipe, plan, parameters, gradient } = training;
  const random = seededSteps(recipe);

  const prepared = yield* prepareData(training.table, recipe, random.split);
  training.prepared = prepared;
  initialise(training, random.init?.());
  const order = recipe.run.shuffle ? Int32Array.from({ length: plan.rows.train }, (_, i) => i) : undefined;
  const shuffler = order && random.run?.();
  yield* orderAsLeft(training, order, shuffler);

  const { kind, ...options } = recipe.optimizer;
  const step: Step = optimizers[kind].create(options);
  const { slope } = losses[recipe.loss.kind];
  const { train: part, validation } = prepared;
  const block = rowsPerStep(part.width);
  // Apart from `gradient`, so that a run left in the middle of an update shows the last whole one.
  const sums = new Float64Array(plan.parameters);
  let work = 0;

  for (;;) {
    const epochs = Math.floor(training.iterations / plan.updatesPerEpoch);
    if (validation.rows > 0 && training.validationLosses.length < epochs) {
      const loss = yield* meanSquare(validation, parameters);
      if (!Number.isFinite(loss)) return yield* diverge(training, slope);
      training.validationLosses.push(loss);
    }
    if (training.iterations >= plan.updates) break;

    const inEpoch = training.iterations % plan.updatesPerEpoch;
    if (inEpoch === 0 && order && shuffler) yield* shuffleInSteps(order, shuffler);

    const from = inEpoch * plan.batch;
    const to = Math.min(from + plan.batch, part.rows);
    let squares = 0;
    sums.fill(0);
    for (let at = from; at < to; at += block) {
      const end = Math.min(at + block, to);
      squares += linearPass(part.x, part.y, part.width, order, at, end, parameters, sums);
      work -= (end - at) * part.width * 2 + UPDATE_COST;
      if (work <= 0) work = yield;
    }
    const loss = squares / (to - from);
    if (!Number.isFinite(loss)) return yield* diverge(training, slope);
    training.losses.push(loss);
    const scale = slope / (to - from);
    for (let i = 0; i < sums.length; i++) gradient[i] = sums[i]! * scale;
    addPenalty(gradient, parameters, training.shape, recipe.penalty);
    for (const i of training.fixed) gradient[i] = 0;
    step(parameters, gradient);
    training.iterations++;
  }
  yield* endTraining(training, 'finished');
}

/**
 * Closes a run, by itself or where its driver left it, with the metrics of what it has learned. One whose
 * last update overflowed has diverged, though no loss came after it to show that.
 */
export function* endTraining(training: Training, outcome: 'finished' | 'stopped'): Generator<void, void> {
  training.outcome = outcome;
  if (!training.prepared) return;
  const metrics = yield* measureParts(training.prepared, training.parameters);
  if (training.parameters.every(Number.isFinite) && allFinite(metrics)) training.metrics = metrics;
  else yield* diverge(training, losses[training.recipe.loss.kind].slope);
}

function* diverge(training: Training, slope: number): Generator<void, void> {
  const { prepared, recipe, fixed } = training;
  training.outcome = 'diverged';
  training.stableRate = yield* stableRate(prepared!.train, slope, recipe.penalty.l2, fixed);
}

/**
 * The generators of the steps. A seed that is left out continues the generator of the step before, so the
 * later ones are made when their step comes.
 */
function seededSteps(recipe: Recipe) {
  const start = (seed: number | undefined) => (seed === undefined ? undefined : new RandomState(seed));
  const split = start(recipe.split.seed);
  let last = split;
  const next = (seed: number | undefined) => () => {
    last = start(seed) ?? last;
    return last;
  };
  return { split, init: next(recipe.model.init.seed), run: next(recipe.run.seed) };
}

/**
 * Draws the first weights, layer by layer and row-major, then puts in the values given by hand. A run that
 * goes on draws them too, so that its generator is where it was.
 */
function initialise(training: Training, random: RandomState | undefined): void {
  const { recipe, shape, parameters, first, checkpoint } = training;
  const { kind } = recipe.model.init;
  if (kind !== 'zeros') {
    const factor = initialisers[kind].factor(shape.inputs, 1);
    for (let i = 0; i < shape.inputs; i++) first[i] = random!.normal() * factor;
  }
  for (const [name, value] of Object.entries(recipe.model.set ?? {})) {
    first[parameterIndex(name, shape, 'model.set')] = value;
  }
  if (!checkpoint) parameters.set(first);
}

/** The order of rows that a run which goes on had: it was shuffled once for every epoch that had begun. */
function* orderAsLeft(
  training: Training,
  order: Int32Array | undefined,
  shuffler: RandomState | undefined,
): Generator<void, void> {
  if (!order || !shuffler) return;
  const shuffles = Math.ceil(training.iterations / training.plan.updatesPerEpoch);
  for (let i = 0; i < shuffles; i++) yield* shuffleInSteps(order, shuffler);
}

/** Adds the gradient of l1·Σ|w| + (l2/2)·Σw² over the weights; biases are never penalised. */
function addPenalty(
  gradient: Float64Array,
  parameters: Float64Array,
  shape: Shape,
  { l1, l2 }: Recipe['penalty'],
): void {
  if (l1 === 0 && l2 === 0) return;
  for (let i = 0; i < shape.inputs; i++) gradient[i]! += l1 * Math.sign(parameters[i]!) + l2 * parameters[i]!;
}

function* meanSquare(part: Part, parameters: Float64Array): Generator<void, number> {
  const unused = new Float64Array(part.width);
  let squares = 0;
  const block = rowsPerStep(part.width);
  for (let at = 0; at < part.rows; at += block) {
    squares += linearPass(
      part.x,
      part.y,
      part.width,
      undefined,
      at,
      Math.min(at + block, part.rows),
      parameters,
      unused,
    );
    yield;
  }
  return squares / part.rows;
}
