import { Problem } from '../problem.ts';
import type { Training } from './training.ts';

/** What to tell of a run whose loss stopped being a finite number, and what to do. */
export function divergedProblem({ iterations, recipe, stableRate }: Training): Problem {
  const { learningRate } = recipe.optimizer;
  const found = `The run diverged after iteration ${iterations}: with learning rate ${learningRate} the loss is no longer a finite number`;
  // The advice is for full batches; smaller ones want the same rate or less.
  const advice =
    stableRate !== undefined && stableRate < learningRate
      ? `Set optimizer.learningRate to ${stableRate} or less and train again.`
      : `Set optimizer.learningRate to ${Number((learningRate / 10).toPrecision(3))} or less, or scale the features and the target, and train again.`;
  return new Problem('training', found, advice, [{ path: 'optimizer.learningRate', message: advice }]);
}
