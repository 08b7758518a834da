import type { ExampleId } from '../../../shared/examples.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { countOf } from '../../components/format.ts';
import { ask } from '../client.ts';
import { showDone } from '../notices.ts';
import { chosenDataset, chosenRun, type Workbench, workbench } from '../store.ts';
import { always, both, dialog, type Enabled, needsDataset, needsRestingRun } from './performance.ts';

export const fileCommands = {
  open: always(() => void ask('files.open')),
  openBoston: always(() => void ask('files.openBundled', { name: 'boston-housing' })),
  examples: dialog('examples'),
  makeData: dialog('makeData'),
  reloadData: { perform: () => void reloadData(workbench().datasetId!), enabled: needsFile },
  readData: { perform: dialog('reading').perform, enabled: needsFile },
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

/** Reads a data set's file again, as it was read before. */
export async function reloadData(id: string): Promise<void> {
  const read = await ask('dataset.reload', { id });
  if (read) showDone(`${read.name} was read again: ${countOf(read.rows, 'row')}`);
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

function needsFile(state: Workbench): Enabled {
  const dataset = chosenDataset(state);
  if (!dataset) return 'Open a data set first';
  return dataset.synthetic ? 'This data set was made, not read from a file' : true;
}

function canBeSaved(state: Workbench): Enabled {
  const run = chosenRun(state);
  return (run && whyUnsavable(run)) ?? true;
}

function hasChanges(state: Workbench): Enabled {
  const run = chosenRun(state);
  return run && run.file !== null && !run.unsaved ? `Saved as ${run.file} already` : true;
}
