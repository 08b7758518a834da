import type { EventName, Events } from '../../shared/ipc.ts';
import { showRefused } from '../features/data/reading/refused.ts';
import { showPanel } from '../features/dock/dock-control.ts';
import { scoreProgress } from '../features/score/scoring.ts';
import { ask, onProblem } from './client.ts';
import { putLessonAway, showLesson } from './lessons.ts';
import { showDone, showHint, showProblem } from './notices.ts';
import { run } from './perform.ts';
import { carryDraft, type Draft, followDrafts, replaceDraft } from './recipe-draft.ts';
import {
  datasetClosed,
  datasetDescribed,
  datasetFile,
  datasetOpened,
  isActive,
  runChanged,
  runRemoved,
  started,
} from './reduce.ts';
import { addProgress, forgetRunDetails, loadRunDetails, runDetails } from './run-details.ts';
import { change, chosenDataset, workbench } from './store.ts';

/** What the window does with each thing that the main process tells. */
const listeners: { readonly [N in EventName]: (payload: Events[N]) => void } = {
  'dataset.opened': (dataset) => {
    const before = workbench().datasets.find(({ id }) => id === dataset.id);
    if (before) carryDraft(before, dataset);
    change(datasetOpened(workbench(), dataset));
  },
  'dataset.opening': (opening) => change({ openings: { ...workbench().openings, [opening.id]: opening } }),
  'dataset.openingEnded': ({ id }) => {
    const { [id]: _, ...openings } = workbench().openings;
    change({ openings });
  },
  'dataset.refused': showRefused,
  'dataset.closed': ({ id }) => change(datasetClosed(workbench(), id)),
  'dataset.described': (event) => change(datasetDescribed(workbench(), event)),
  'dataset.file': (event) => change(datasetFile(workbench(), event)),
  'score.progress': scoreProgress,
  'run.changed': (summary) => {
    const before = workbench().runs.find(({ id }) => id === summary.id);
    change(runChanged(workbench(), summary));
    // At its end a run's model and metrics are whole; until then only its progress is known.
    const ended = before && isActive(before) && !isActive(summary);
    if (ended && runDetails(summary.id)) void loadRunDetails(summary.id, true);
  },
  'run.progress': addProgress,
  'run.removed': ({ id }) => {
    change(runRemoved(workbench(), id));
    forgetRunDetails(id);
  },
  'run.opened': ({ id }) => {
    change({ runId: id });
    showPanel('weights');
  },
  'recipe.opened': ({ name, recipe, dataset, lesson }) => {
    if (dataset) change({ datasetId: dataset });
    const into = chosenDataset(workbench());
    if (!into) {
      showHint(`Open the data for ${name} first, then open ${name} again`);
      return;
    }
    replaceDraft(into, recipe as Draft);
    showPanel('recipe');
    if (lesson) {
      showLesson(into, lesson);
      return;
    }
    putLessonAway(into);
    showDone(`${name} is in the form; Undo recipe change brings the one before back`);
  },
  'recent.changed': (recent) => change({ recent }),
  'settings.changed': (settings) => change({ settings }),
  command: ({ id }) => run(id),
  problem: showProblem,
};

/**
 * Listens to the main process and asks it for the whole state.
 * @returns a function that ends the listening
 */
export async function connect(): Promise<() => void> {
  onProblem(showProblem);
  // First listen, then ask: nothing is missed in between.
  const ends = (Object.keys(listeners) as EventName[]).map(listen);
  const answer = await ask('app.start');
  if (answer) change(started(workbench(), answer));
  ends.push(followDrafts());
  return () => {
    for (const end of ends) end();
  };
}

function listen<N extends EventName>(name: N): () => void {
  return window.descent.on(name, listeners[name]);
}
