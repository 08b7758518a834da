import type { NumberTable } from '../src/core/data/table.ts';
import type { Recipe } from '../src/core/format/recipe.ts';
import { endTraining, train } from '../src/core/train/train.ts';
import { type Checkpoint, createTraining, type Training } from '../src/core/train/training.ts';

/** Trains to the end, `work` multiplications at a time. */
export function trained(recipe: Recipe, table: NumberTable, checkpoint?: Checkpoint, work = 1e6): Training {
  const training = createTraining(recipe, table, checkpoint);
  const steps = train(training);
  while (!steps.next(work).done);
  return training;
}

/** Trains until some updates are made, then stops. */
export function trainedUntil(
  recipe: Recipe,
  table: NumberTable,
  iterations: number,
  checkpoint?: Checkpoint,
): Training {
  const training = createTraining(recipe, table, checkpoint);
  const steps = train(training);
  while (training.iterations < iterations && !steps.next(1).done);
  const end = endTraining(training, 'stopped');
  while (!end.next().done);
  return training;
}

/** The greatest difference of two lists, relative to the greater of each pair. */
export function worstRelative(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < found.length; i++) {
    const scale = Math.max(Math.abs(found[i]!), Math.abs(expected[i]!));
    // Math.max hands NaN on, so a NaN never passes for zero.
    const difference = scale === 0 ? 0 : Math.abs(found[i]! - expected[i]!) / scale;
    worst = Math.max(worst, difference);
  }
  return worst;
}
