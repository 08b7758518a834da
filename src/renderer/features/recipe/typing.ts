import type { DatasetSummary } from '../../../shared/datasets.ts';
import { checkDraft, type Draft, undoDraft } from '../../state/recipe-draft.ts';

/** The field one types in, and the draft its last keystroke made. */
let typed: { readonly field: string; readonly draft: Draft } | undefined;

/**
 * An edit for a keystroke in a field: all that is typed there in one go is one step to undo.
 * @param edit changes the draft
 */
export function typeInto(dataset: DatasetSummary, field: string, edit: () => void): void {
  if (typed?.field === field && typed.draft === checkDraft(dataset).draft) undoDraft();
  edit();
  typed = { field, draft: checkDraft(dataset).draft };
}

/** The field was left: what is typed into it later is a step of its own. */
export function endTyping(): void {
  typed = undefined;
}
