import { descentOf } from '../format/recipe.ts';
import { clipGradient } from '../nn/clip.ts';
import { addPenalty } from '../nn/penalty.ts';
import { createSchedule } from '../nn/schedules.ts';
import type { Descent } from './descend.ts';
import { createObjective } from './objective/create-objective.ts';
import type { Resume } from './resume/checkpoint.ts';
import { ShuffledOrder } from './resume/shuffled-order.ts';
import type { SeededSteps } from './seeded-steps.ts';
import { createStopping } from './stopping.ts';
import type { Training } from './training.ts';

/**
 * The descent that a recipe asks for, at the place where an earlier part of the run was left. From then on
 * `training.resume` tells that place. Yields now and then.
 */
export function* createDescent(training: Training, random: SeededSteps): Generator<void, Descent> {
  const { recipe, plan, shape, fixed, network, kernels, checkpoint } = training;
  const { parameters, gradient } = network;
  const { learningRate, clipNorm, schedule: rule } = descentOf(recipe)!;
  const resume = checkpoint?.resume ?? null;
  const optimizer = training.optimizer!;
  for (const [name, moments] of Object.entries(optimizer.state)) {
    if (resume?.vectors[name]) moments.set(resume.vectors[name]);
  }

  const order = recipe.run.shuffle
    ? new ShuffledOrder(kernels.allocateIndices(plan.rows.train), random.run()!)
    : undefined;
  if (order && checkpoint) {
    // A file of a version that did not keep the order has its shuffles made again.
    const begun = Math.ceil(training.iterations / plan.updatesPerEpoch);
    yield* resume?.shuffle ? order.restore(resume.shuffle) : order.repeat(begun);
  }

  // The best were put back over them at the end of the epochs that were asked for.
  if (resume?.vectors.last) parameters.set(resume.vectors.last);
  const objective = yield* createObjective(training, order?.rows, resume?.vectors);
  const schedule = createSchedule(rule, learningRate, plan.epochs);
  schedule.state?.set(resume?.schedule ?? []);
  const stopping = recipe.run.stopping && createStopping(recipe.run.stopping, parameters, resume);

  training.resume = () => ({
    vectors: copied({ ...optimizer.state, ...objective.save?.(), ...stopping?.save().vectors }),
    numbers: { looks: training.validationLosses.length, ...stopping?.save().numbers },
    schedule: Array.from(schedule.state ?? []),
    shuffle: order?.save() ?? null,
  });
  return {
    objective,
    order,
    rate: schedule.rate,
    steady: rule === undefined || rule.kind === 'constant',
    onEpoch: (loss) => schedule.observe?.(loss),
    stopping,
    step(rate, update) {
      addPenalty(gradient, parameters, shape, recipe.penalty);
      for (const i of fixed) gradient[i] = 0;
      if (clipNorm !== undefined) clipGradient(gradient, clipNorm);
      optimizer.update(rate, update);
    },
  };
}

function copied(vectors: Readonly<Record<string, ArrayLike<number>>>): Resume['vectors'] {
  return Object.fromEntries(Object.entries(vectors).map(([name, values]) => [name, Array.from(values)]));
}
