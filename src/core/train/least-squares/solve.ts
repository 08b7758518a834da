import { evaluate } from '../objective/network-objective.ts';
import type { Training } from '../training.ts';
import { dependenceWarning, leastSquares } from './least-squares.ts';

/** Solves a linear model exactly, as the one iteration of its run, whose loss is that of the solution. */
export function* solve(training: Training): Generator<void, 'finished' | 'diverged'> {
  const { network, parameters, losses, prepared } = training;
  if (training.iterations > 0) return 'finished';
  const { train, inputNames } = prepared!;
  const solution = yield* leastSquares(train);
  parameters.set(solution.parameters);
  const warning = dependenceWarning(solution, train.rows, [...inputNames, 'the bias']);
  if (warning) training.prepared = { ...prepared!, warnings: [...prepared!.warnings, warning] };
  const loss = yield* evaluate(network, train);
  if (!Number.isFinite(loss)) return 'diverged';
  losses.push(loss);
  training.iterations = 1;
  return 'finished';
}
