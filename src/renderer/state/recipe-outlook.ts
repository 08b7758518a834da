import { create } from 'zustand';
import type { DatasetSummary } from '../../shared/datasets.ts';
import type { RecipeCheck } from '../../shared/recipe-check.ts';
import { askQuietly } from './client.ts';
import type { Draft } from './recipe-draft.ts';

/** What the main process, which has the rows, has said of the draft of a data set. */
export interface Outlook {
  /** What it was asked about. */
  readonly draft: Draft;
  readonly check: RecipeCheck;
}

/** The last answer for each data set, by its SHA-256. */
export const useOutlooks = create<{ readonly outlooks: Readonly<Record<string, Outlook>> }>()(() => ({
  outlooks: {},
}));

export function outlookOf({ sha256 }: DatasetSummary): Outlook | undefined {
  return useOutlooks.getState().outlooks[sha256];
}

interface Question {
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

let asking: Question | undefined;
let next: Question | undefined;

/** Asks about a draft. While an answer is on its way only the newest question waits: many come as one types. */
export function askOutlook(dataset: DatasetSummary, draft: Draft): void {
  const known = outlookOf(dataset);
  if (known?.draft === draft || (asking?.draft === draft && !next)) return;
  next = { dataset, draft };
  if (!asking) void askNext();
}

async function askNext(): Promise<void> {
  while (next) {
    asking = next;
    next = undefined;
    const { dataset, draft } = asking;
    const check = await askQuietly('recipe.check', { dataset: dataset.id, recipe: draft });
    if (check) {
      useOutlooks.setState(({ outlooks }) => ({
        outlooks: { ...outlooks, [dataset.sha256]: { draft, check } },
      }));
    }
  }
  asking = undefined;
}
