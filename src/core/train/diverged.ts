import { type Descent, descentOf } from '../format/recipe.ts';
import { Problem } from '../problem.ts';
import type { Training } from './training.ts';

/** What to tell of a run whose loss stopped being a finite number, and what to do. */
export function divergedProblem({ iterations, recipe, stableRate }: Training): Problem {
  const descent = descentOf(recipe);
  if (!descent) {
    const found = `The run ended after iteration ${iterations}: the loss of the next parameters is not a finite number`;
    return new Problem('training', found, 'Scale the features and the target, or search closer to zero.');
  }
  const { learningRate } = descent;
  const found = `The run diverged after iteration ${iterations}: with learning rate ${learningRate} the loss is no longer a finite number`;
  const advice = adviceFor(descent, stableRate);
  return new Problem('training', found, advice, [{ path: 'optimizer.learningRate', message: advice }]);
}

function adviceFor({ learningRate }: Descent, stableRate: number | undefined): string {
  // That rate is for full batches; smaller ones want the same rate or less.
  return stableRate !== undefined && stableRate < learningRate
    ? `Set optimizer.learningRate to ${stableRate} or less and train again.`
    : `Set optimizer.learningRate to ${Number((learningRate / 10).toPrecision(3))} or less, or scale the features and the target, and train again.`;
}
