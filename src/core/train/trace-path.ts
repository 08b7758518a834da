import type { Table } from '../data/table.ts';
import { type PathPoint, SurfacePath } from '../evaluate/inspection/surface-path.ts';
import type { Recipe } from '../format/recipe.ts';
import { train } from './train.ts';
import { createTraining } from './training.ts';

/**
 * The way that a run took over the surface of two parameters. A run is the same every time, so it is made once more
 * and watched. Pulled like `train`, but looked at after every update.
 * @param a @param b places of the two in the flat list
 * @param most points of the path; of a longer one every second, fourth … point is kept
 */
export function* tracePath(
  recipe: Recipe,
  table: Table,
  a: number,
  b: number,
  most: number,
): Generator<void, readonly PathPoint[], number> {
  const training = createTraining(recipe, table);
  const { parameters, losses } = training;
  const path = new SurfacePath(most);
  const steps = train(training);
  let before = { a: Number.NaN, b: Number.NaN };
  let work = 0;
  for (;;) {
    // So little that it comes back before the first update and after every one.
    const { done } = steps.next(1);
    training.settle();
    const iteration = losses.length - 1;
    if (iteration >= path.seen) path.add({ iteration, ...before, loss: losses.view(iteration)[0]! });
    before = { a: parameters[a]!, b: parameters[b]! };
    if (done) return path.points();
    work -= 3 * parameters.length * training.plan.batch;
    if (work <= 0) work = yield;
  }
}
