import type { ExampleId } from '../../../shared/examples.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { ask } from '../client.ts';
import { showDone } from '../notices.ts';
import { chosenRun, type Workbench, workbench } from '../store.ts';
import { always, both, dialog, type Enabled, needsDataset, needsRestingRun } from './performance.ts';

export const fileCommands = {
  open: always(() => void ask('files.open')),
  openBoston: always(() => void ask('files.openBundled', { name: 'boston-housing' })),
  examples: dialog('examples'),
  makeData: dialog('makeData'),
  closeDataset: {
    perform: () => closeDataset(workbench().datasetId!),
    enabled: needsDataset,
  },
  save: {
    perform: () => void saveRun(workbench().runId!, false),
    enabled: both(needsRestingRun, canBeSaved, hasChanges),
  },
  saveAs: {
    perform: () => void saveRun(workbench().runId!, true),
    enabled: both(needsRestingRun, canBeSaved),
  },
  clearRecent: {
    perform: () => void ask('files.clearRecent'),
    enabled: ({ recent }: Workbench) => (recent.length > 0 ? true : 'The list of recent files is empty'),
  },
  quit: always(() => void ask('app.quit')),
};

/** Opens a bundled recipe with its data. */
export function openExample(id: ExampleId): void {
  void ask('files.openExample', { id });
}

export function closeDataset(id: string): void {
  void ask('dataset.close', { id });
}

export async function saveRun(id: string, as: boolean): Promise<void> {
  const saved = await ask('run.save', { id, as });
  if (saved?.file) showDone(`Saved as ${saved.file}`);
}

/** Why there is nothing of a run that could be saved as a model; undefined where there is. */
export function whyUnsavable({ state, iterations, origin }: RunSummary): string | undefined {
  if (state === 'diverged') return 'This run diverged: it has no weights to save';
  return iterations === 0 && origin === 'trained' ? 'This run has not learned anything yet' : undefined;
}

function canBeSaved(state: Workbench): Enabled {
  const run = chosenRun(state);
  return (run && whyUnsavable(run)) ?? true;
}

function hasChanges(state: Workbench): Enabled {
  const run = chosenRun(state);
  return run && run.file !== null && !run.unsaved ? `Saved as ${run.file} already` : true;
}
