import type { Recipe } from '../../../core/format/recipe.ts';
import { optimizers } from '../../../core/nn/optimizers.ts';

/** What a new run is called: its recipe's title, or what tells it from others, with a number when taken. */
export function titleFor(recipe: Recipe, runs: readonly { readonly title: string }[]): string {
  const title = recipe.title?.trim() || describe(recipe);
  const taken = new Set(runs.map((run) => run.title));
  if (!taken.has(title)) return title;
  let number = 2;
  while (taken.has(`${title} (${number})`)) number++;
  return `${title} (${number})`;
}

function describe({ run, optimizer }: Recipe): string {
  const batch = run.batch === 'all' ? 'Full batch' : `Mini-batch ${run.batch}`;
  const kind: string = optimizer.kind;
  const method = kind === 'sgd' ? [] : [optimizers[optimizer.kind].label];
  return [batch, ...method, String(optimizer.learningRate)].join(', ');
}
