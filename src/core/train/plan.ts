import { partSizes } from '../data/split.ts';
import type { Recipe } from '../format/recipe.ts';
import { parameterCount } from '../nn/parameters.ts';
import { Problem } from '../problem.ts';

/** What a recipe asks for on a data set, known before anything is trained. */
export interface Plan {
  /** Rows of each part. */
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  readonly parameters: number;
  /** Rows of a batch; the last one of an epoch may be shorter. */
  readonly batch: number;
  readonly updatesPerEpoch: number;
  readonly epochs: number;
  readonly updates: number;
}

/** @throws Problem when no row is left to train on, or the run would have no end */
export function planRun(recipe: Recipe, rows: number, features: number): Plan {
  const parts = partSizes(rows, recipe.split);
  const batch = recipe.run.batch === 'all' ? parts.train : Math.min(recipe.run.batch, parts.train);
  const updatesPerEpoch = Math.ceil(parts.train / batch);
  const { epochs } = recipe.run;
  const updates = epochs * updatesPerEpoch;
  refuseEndless(updates + (parts.validation > 0 ? epochs : 0), recipe);
  return {
    rows: parts,
    parameters: parameterCount({ inputs: features, bias: recipe.model.bias }),
    batch,
    updatesPerEpoch,
    epochs,
    updates,
  };
}

/** A model file holds every loss of its run, and could not be opened again with more. */
const MOST_LOSSES = 10_000_000;

function refuseEndless(losses: number, { run }: Recipe): void {
  if (losses <= MOST_LOSSES) return;
  const message = `${run.epochs} makes a run of ${losses} losses; allowed: as many epochs as have 10000000 losses in all`;
  throw new Problem('recipe', `run.epochs: ${message}`, 'Ask for fewer epochs, or for larger batches.', [
    { path: 'run.epochs', message },
  ]);
}
