import type { Synthetic } from '../../../shared/datasets.ts';
import { isObject } from '../../features/recipe/draft-path.ts';
import { ask } from '../client.ts';
import { checkDraft, type Draft, replaceDraft } from '../recipe-draft.ts';
import { chosenDataset, workbench } from '../store.ts';

/** Makes a table; the recipe for another one of its kind goes along. */
export async function makeData(rule: Synthetic): Promise<void> {
  const before = chosenDataset(workbench());
  const draft = before && checkDraft(before).draft;
  const made = await ask('dataset.make', rule);
  if (!made || !draft || made.sha256 === before.sha256 || before.synthetic?.kind !== rule.kind) return;
  const data = isObject(draft.data) ? draft.data : {};
  replaceDraft(made, { ...draft, data: { ...data, synthetic: { ...rule } as Draft } });
}
