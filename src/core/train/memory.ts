import { descentOf, type Recipe } from '../format/recipe.ts';
import { paddedIndices, paddedLength } from '../kernels/memory.ts';
import { dualDoubles } from '../nn/dual-updates.ts';
import { networkDoubles, rowsAtOnce } from '../nn/network.ts';
import { optimizerDoubles } from '../nn/updater.ts';
import { isDual, isGram } from './objective/create-objective.ts';
import { gramDoubles } from './objective/gram-objective.ts';
import type { Resolved } from './training.ts';

/** What an update costs beside its rows, in multiplications, so that tiny batches are not thought free. */
export const UPDATE_COST = 64;

/** Most updates that are made in one call, so many losses long is the list they go to. */
export const MOST_AT_ONCE = 4096;

/** The doubles and indices that a run takes of the kernels' memory, which is made once and of just that size. */
export function memoryOf(run: Resolved, recipe: Recipe): [doubles: number, indices: number] {
  const { plan, shape } = run;
  const width = shape.inputs + (shape.bias ? 1 : 0);
  let doubles = paddedLength(MOST_AT_ONCE);
  for (const rows of Object.values(plan.rows)) {
    doubles += paddedLength(rows * width) + paddedLength(rows * shape.outputs);
  }
  doubles += networkDoubles(shape, recipe.loss.kind, rowsAtOnce(shape));
  const descent = descentOf(recipe);
  if (descent) doubles += optimizerDoubles(descent.kind, shape.parameters);
  if (isGram(run, recipe)) doubles += gramDoubles(width);
  if (isDual(run, recipe)) doubles += dualDoubles(shape, plan.rows.train);
  return [doubles, recipe.run.shuffle ? paddedIndices(plan.rows.train) : 0];
}
