import { flatParameters, type Model } from '../../core/format/model.ts';
import { decodeRecipe, descentOf, type Recipe } from '../../core/format/recipe.ts';
import { Problem } from '../../core/problem.ts';
import { NumberList } from '../../core/train/number-list.ts';
import type { Plan } from '../../core/train/plan.ts';
import { resolveRecipe } from '../../core/train/training.ts';
import { noChoices } from '../../shared/read-choices.ts';
import type { RunSummary } from '../../shared/runs.ts';
import type { Announce } from '../announcer.ts';
import type { Dataset, Datasets } from '../datasets.ts';
import { isActive, type ModelFile, newRun, type Run, runOfFile, summaryOf } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { Trainer } from './trainer.ts';
import { type TrainingRows, trainingRows } from './training-rows.ts';

/** The list of runs: those trained here, as they are on disk, and the model files that are open. */
export interface Runs {
  /** Takes in those on disk. @returns what is wrong with files that hold none */
  load(): Promise<readonly Problem[]>;
  /** Newest first. */
  summaries(): RunSummary[];
  /** @throws Problem when there is no such run */
  get(id: string): Run;
  train(dataset: string, recipe: unknown, title: string): Promise<RunSummary>;
  continueRun(id: string, epochs: number): Promise<RunSummary>;
  rename(id: string, title: string): void;
  remove(id: string): void;
  restore(id: string): RunSummary;
  /** Shows a model file; one that is in the list already is just shown again. */
  open(model: Model, file: ModelFile): void;
  /** Notes that a run's model is in this file now. @param written what of the run the file holds */
  saved(run: Run, file: ModelFile, written: Pick<Run, 'model' | 'title'>): RunSummary;
}

interface Surroundings {
  readonly datasets: Datasets;
  readonly trainer: Trainer;
  readonly store: RunStore;
  readonly announce: Announce;
}

export function createRuns({ datasets, trainer, store, announce }: Surroundings): Runs {
  const runs = new Map<string, Run>();
  const removed = new Map<string, Run>();

  function changed(run: Run): RunSummary {
    // Model files have their own place on disk.
    if (run.origin === 'trained') store.keep(run);
    const summary = summaryOf(run);
    announce('run.changed', summary);
    return summary;
  }

  function get(id: string): Run {
    const run = runs.get(id);
    if (run) return run;
    throw new Problem('missing', 'That run is not in the list any more', 'Choose another one.');
  }

  function refuseWhileBusy(): void {
    if (trainer.closing()) throw new Problem('busy', 'Descent is closing', 'Start it again, then train.');
    const active = trainer.active();
    if (!active) return;
    throw new Problem(
      'busy',
      `A run is training already: \u201c${active.title}\u201d`,
      'Stop it, or wait until it ends.',
    );
  }

  /** What a run was trained on: a table that was made can always be made again. */
  function dataOf({ recipe, data }: Run): Promise<Dataset | undefined> {
    const { synthetic } = recipe.data;
    return synthetic ? datasets.make(synthetic) : datasets.withContents(data.sha256, recipe.data.read);
  }

  function begin(run: Run, rows: TrainingRows): RunSummary {
    runs.set(run.id, run);
    trainer.begin(run, rows);
    return summaryOf(run);
  }

  return {
    async load() {
      const { runs: found, broken } = await store.load();
      for (const run of found) runs.set(run.id, run);
      return broken;
    },
    summaries: () => [...runs.values()].map(summaryOf).sort((a, b) => (a.created < b.created ? 1 : -1)),
    get,
    async train(datasetId, value, title) {
      refuseWhileBusy();
      const dataset = datasets.get(datasetId);
      const recipe = decodeRecipe(value);
      const rows = await trainingRows(recipe, dataset);
      // Others may have come in between.
      refuseWhileBusy();
      const { updatesPerEpoch } = resolveRecipe(recipe, rows.size).plan;
      const named = title.trim() || recipe.title || `Run ${runs.size + 1}`;
      return begin(newRun({ title: named, recipe, data: rows.data, updatesPerEpoch }), rows);
    },
    async continueRun(id, epochs) {
      refuseWhileBusy();
      const run = get(id);
      const recipe = recipeToGoOn(run, epochs);
      const dataset = await dataOf(run);
      if (!dataset) throw notOpen(run);
      const rows = await trainingRows(recipe, dataset);
      // Others may have come in between, and the run may have been removed.
      refuseWhileBusy();
      get(id);
      const { plan } = resolveRecipe(recipe, rows.size);
      refuseMisfit(run, plan);
      const going = run.origin === 'file' ? copyOf(run) : run;
      going.recipe = recipe;
      going.updatesPerEpoch = plan.updatesPerEpoch;
      return begin(going, rows);
    },
    rename(id, title) {
      const run = get(id);
      if (run.title === title) return;
      run.title = title;
      run.unsaved = true;
      changed(run);
    },
    remove(id) {
      const run = get(id);
      if (isActive(run)) {
        throw new Problem('busy', `\u201c${run.title}\u201d is still training`, 'Stop it, then remove it.');
      }
      runs.delete(id);
      removed.set(id, run);
      if (run.origin === 'trained') store.remove(run);
      announce('run.removed', { id });
    },
    restore(id) {
      const run = removed.get(id);
      if (!run) throw new Problem('missing', 'That run cannot be brought back any more', 'Train it again.');
      removed.delete(id);
      runs.set(id, run);
      if (run.origin === 'trained') store.restore(run);
      return changed(run);
    },
    open(model, file) {
      // One that has gone on since is no longer what the file holds.
      const known = [...runs.values()].find((run) => !run.unsaved && sameFile(run.file, file));
      const run = known ?? runOfFile(model, file);
      if (!known) {
        runs.set(run.id, run);
        changed(run);
      }
      announce('run.opened', { id: run.id });
    },
    saved(run, file, written) {
      // A file that was written over is no longer what another run was saved as.
      for (const other of runs.values()) {
        if (other === run || other.file?.path !== file.path) continue;
        other.file = null;
        other.unsaved = true;
        changed(other);
      }
      run.file = file;
      // It may have gone on, or got another name, while it was written.
      run.unsaved = isActive(run) || run.model !== written.model || run.title !== written.title;
      // Or have been removed: then it must not come back, neither in the list nor on disk.
      return runs.get(run.id) === run ? changed(run) : summaryOf(run);
    },
  };
}

function sameFile(a: ModelFile | null, b: ModelFile): boolean {
  return a?.path === b.path && a.sha256 === b.sha256;
}

/** The recipe with as many epochs as the run will have had, so that it stays the truth. */
function recipeToGoOn(run: Run, epochs: number): Recipe {
  if (run.state === 'diverged') {
    throw new Problem(
      'training',
      `\u201c${run.title}\u201d diverged: there is nothing to go on from`,
      'Lower the learning rate and train again.',
    );
  }
  const { recipe, losses, updatesPerEpoch } = run;
  const done = Math.ceil(losses.length / updatesPerEpoch);
  const all = descentOf(recipe) ? Math.max(recipe.run.epochs, done) + epochs : 1;
  if (run.model && !descentOf(recipe) && losses.length >= updatesPerEpoch) {
    throw new Problem(
      'training',
      `\u201c${run.title}\u201d has come to its end: optimizer '${recipe.optimizer.kind}' has nothing left to do`,
      'Change its recipe and train again.',
    );
  }
  if (run.model && all * updatesPerEpoch <= losses.length) {
    throw new Problem(
      'training',
      `\u201c${run.title}\u201d has made all ${recipe.run.epochs} epochs of its recipe`,
      'Say how many more epochs it shall train.',
    );
  }
  return decodeRecipe({ ...recipe, run: { ...recipe.run, epochs: all } });
}

/** A model file can name data that its own numbers were not learned from. */
function refuseMisfit(run: Run, plan: Plan): void {
  if (!run.model) return;
  const { layers, training } = run.model;
  if (flatParameters(layers).length === plan.parameters && training.updatesPerEpoch === plan.updatesPerEpoch)
    return;
  throw new Problem(
    'model',
    `The weights of \u201c${run.title}\u201d do not fit its recipe on ${run.data.name}`,
    'Train its recipe anew.',
  );
}

function notOpen({ title, data, recipe }: Run): Problem {
  const { read } = recipe.data;
  const so = noChoices(read) ? '' : `, and read as it was (File > How it was read): ${JSON.stringify(read)}`;
  return new Problem(
    'missing',
    `\u201c${title}\u201d was trained on ${data.name}, which is not open`,
    `Open ${data.name} and continue again; it has to be the same file, to the byte${so}.`,
  );
}

/** A model file goes on as a run of its own; the file stays what it is. */
function copyOf(run: Run): Run {
  const { recipe, data, updatesPerEpoch, model } = run;
  const title = `${run.title} (continued)`.slice(0, 200);
  const losses = new NumberList(run.losses.slice());
  const validationLosses = new NumberList(run.validationLosses.slice());
  return newRun({ title, recipe, data, updatesPerEpoch }, { model, losses, validationLosses });
}
