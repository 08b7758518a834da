import { create } from 'zustand';
import type { DatasetSummary } from '../../shared/datasets.ts';
import type { RecipeCheck } from '../../shared/recipe-check.ts';
import { askQuietly } from './client.ts';
import { draftKey } from './draft-key.ts';
import type { Draft } from './recipe-draft.ts';

/** What the main process, which has the rows, has said of the draft of a data set. */
export interface Outlook {
  /** What it was asked about. */
  readonly draft: Draft;
  readonly check: RecipeCheck;
}

/** The last answer for each data set, by its `draftKey`. */
export const useOutlooks = create<{ readonly outlooks: Readonly<Record<string, Outlook>> }>()(() => ({
  outlooks: {},
}));

export function outlookOf(dataset: DatasetSummary): Outlook | undefined {
  return useOutlooks.getState().outlooks[draftKey(dataset)];
}

/** What is being asked, of each data set the newest: the main process lets go of an older question. */
const asking = new Map<string, Draft>();

/** Asks about a draft. */
export async function askOutlook(dataset: DatasetSummary, draft: Draft): Promise<void> {
  const key = draftKey(dataset);
  if (outlookOf(dataset)?.draft === draft || asking.get(key) === draft) return;
  asking.set(key, draft);
  const check = await askQuietly('recipe.check', { dataset: dataset.id, recipe: draft });
  // A newer one has been asked meanwhile, and its answer may be here already.
  if (asking.get(key) !== draft) return;
  asking.delete(key);
  if (check) useOutlooks.setState(({ outlooks }) => ({ outlooks: { ...outlooks, [key]: { draft, check } } }));
}
