import { descentOf, type Recipe } from '../../../core/format/recipe.ts';
import { bundled } from '../../../shared/datasets.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { showPanel } from '../../features/dock/dock-control.ts';
import { draftFromRun } from '../../features/recipe/starting-points.ts';
import { ask } from '../client.ts';
import { checkDraft, replaceDraft } from '../recipe-draft.ts';
import { activeRun, toggled } from '../reduce.ts';
import { setSettings } from '../settings.ts';
import { change, chosenDataset, chosenRun, type Workbench, workbench } from '../store.ts';
import {
  both,
  dialog,
  type Enabled,
  needsDataset,
  needsFreeEngine,
  needsRestingRun,
  needsRun,
} from './performance.ts';
import { titleFor } from './title.ts';

export const runCommands = {
  train: { perform: () => void train(), enabled: both(needsFreeEngine, needsDataset, needsRecipe) },
  pause: {
    perform: () => void ask('run.pause', { id: activeRun(workbench())!.id }),
    enabled: (state: Workbench) => {
      const run = activeRun(state);
      if (!run) return 'No run is being trained';
      return run.state === 'paused' ? 'The run is held already' : true;
    },
  },
  resume: {
    perform: () => void ask('run.resume', { id: activeRun(workbench())!.id }),
    enabled: (state: Workbench) => (activeRun(state)?.state === 'paused' ? true : 'No run is held'),
  },
  step: {
    perform: () => void ask('run.step', { id: activeRun(workbench())!.id }),
    enabled: (state: Workbench) =>
      activeRun(state)?.state === 'paused' ? true : 'No run is held: pause it to go on step by step',
  },
  stop: {
    perform: () => void ask('run.stop', { id: activeRun(workbench())!.id }),
    enabled: (state: Workbench) => (activeRun(state) ? true : 'No run is being trained'),
  },
  continueRun: {
    perform: () => {
      const run = chosenRun(workbench())!;
      if (reachedEnd(run)) change({ dialog: 'continue' });
      else void continueRun(run.id, 0);
    },
    enabled: both(needsFreeEngine, needsRestingRun, canGoOn),
  },
  score: { perform: dialog('score').perform, enabled: both(needsRestingRun, hasModel) },
  tickRun: { perform: () => tickRun(workbench().runId!), enabled: needsRun },
  recipeFromRun: {
    perform: () => useRecipeOf(chosenRun(workbench())!),
    enabled: both(needsRun, needsDataset),
  },
};

async function train(): Promise<void> {
  const dataset = chosenDataset(workbench())!;
  const { recipe } = checkDraft(dataset);
  if (!recipe) return;
  const begun = await ask('run.train', {
    dataset: dataset.id,
    recipe: asJson(recipe),
    title: titleFor(recipe, workbench().runs),
  });
  if (begun) watch(begun.id);
}

/** Chooses a run that has begun, where its loss can be seen. */
function watch(runId: string): void {
  change({ runId });
  // The other layouts have no loss to watch.
  if (workbench().settings.layoutName !== 'train') void setSettings({ layoutName: 'train' });
}

/** @param epochs after the recipe's end; 0 goes on to it */
export async function continueRun(id: string, epochs: number): Promise<void> {
  const begun = await ask('run.continue', { id, epochs });
  if (begun) watch(begun.id);
}

export function tickRun(id: string): void {
  change({ ticked: toggled(workbench().ticked, id) });
}

export function useRecipeOf(run: RunSummary): void {
  const dataset = chosenDataset(workbench());
  if (!dataset) return;
  replaceDraft(dataset, draftFromRun(run.recipe, dataset));
  showPanel('recipe');
}

/** Whether all updates that its recipe asks for are made. */
export function reachedEnd(run: RunSummary): boolean {
  return run.iterations >= run.updates;
}

function needsRecipe(state: Workbench): Enabled {
  const dataset = chosenDataset(state);
  const finding = dataset && checkDraft(dataset).findings[0];
  return finding ? `The recipe is not right yet: ${finding.path} ${finding.message}`.trim() : true;
}

function hasModel(state: Workbench): Enabled {
  const { state: outcome, iterations, origin } = chosenRun(state)!;
  if (outcome === 'diverged') return 'This run diverged: it has no weights to predict with';
  return iterations === 0 && origin === 'trained' ? 'This run has not learned anything yet' : true;
}

function canGoOn(state: Workbench): Enabled {
  const run = chosenRun(state)!;
  if (run.state === 'diverged') return 'This run diverged: lower the learning rate and train again';
  if (!descentOf(run.recipe) && reachedEnd(run)) return 'This run has tried all there is to try';
  // What comes with the program, or is made, is there when it is needed.
  if (run.recipe.data.synthetic) return true;
  const known = [...state.datasets, ...Object.values(bundled)];
  if (known.some(({ sha256 }) => sha256 === run.data.sha256)) return true;
  return `Open ${run.data.name} first: it was trained on that`;
}

function asJson(recipe: Recipe) {
  return JSON.parse(JSON.stringify(recipe)) as ReturnType<typeof JSON.parse>;
}
