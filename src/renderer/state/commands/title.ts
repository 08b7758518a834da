import { descentOf, type Recipe } from '../../../core/format/recipe.ts';
import { methodLabels } from '../methods.ts';

/** What a new run is called: its recipe's title, or what tells it from others, with a number when taken. */
export function titleFor(recipe: Recipe, runs: readonly { readonly title: string }[]): string {
  const title = recipe.title?.trim() || describe(recipe);
  const taken = new Set(runs.map((run) => run.title));
  if (!taken.has(title)) return title;
  let number = 2;
  while (taken.has(`${title} (${number})`)) number++;
  return `${title} (${number})`;
}

function describe(recipe: Recipe): string {
  const { run, optimizer, model } = recipe;
  const descent = descentOf(recipe);
  const layers = model.hidden.map(({ units }) => units).join('-');
  const network = layers === '' ? [] : [`Network ${layers}`];
  if (!descent) return [...network, methodLabels[optimizer.kind]].join(', ');
  const batch = run.batch === 'all' ? 'Full batch' : `Mini-batch ${run.batch}`;
  const method = descent.kind === 'sgd' ? [] : [methodLabels[descent.kind]!];
  return [...network, batch, ...method, String(descent.learningRate)].join(', ');
}
