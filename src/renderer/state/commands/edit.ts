import type { RunSummary } from '../../../shared/runs.ts';
import { ask } from '../client.ts';
import { copyComparison, copyWeights } from '../copy.ts';
import { showUndo } from '../notices.ts';
import { canRedoDraft, canUndoDraft, redoDraft, undoDraft } from '../recipe-draft.ts';
import { change, chosenRun, type Workbench, workbench } from '../store.ts';
import { needsRestingRun, needsRun } from './performance.ts';

export const editCommands = {
  undoRecipe: {
    perform: undoDraft,
    enabled: () => (canUndoDraft() ? true : 'No change of the recipe to take back'),
  },
  redoRecipe: {
    perform: redoDraft,
    enabled: () => (canRedoDraft() ? true : 'No change of the recipe was taken back'),
  },
  renameRun: { perform: () => change({ dialog: 'rename' }), enabled: needsRun },
  removeRun: { perform: () => void removeRun(chosenRun(workbench())!), enabled: needsRestingRun },
  copyWeights: { perform: () => void copyWeights(workbench().runId!), enabled: needsRun },
  copyComparison: {
    perform: () => void copyComparison(),
    enabled: ({ ticked }: Workbench) =>
      ticked.length > 1 ? true : 'Tick two runs or more in the list of runs',
  },
};

/** Takes a run from the list, and offers to bring it back. */
export async function removeRun({ id, title }: RunSummary): Promise<void> {
  await ask('run.remove', { id });
  if (workbench().runs.some((run) => run.id === id)) return;
  showUndo(`Removed \u201c${title}\u201d`, () => void ask('run.restore', { id }));
}
