import { setTimeout } from 'node:timers/promises';
import { app, clipboard, shell } from 'electron';
import { Problem } from '../core/problem.ts';
import type { AppState, Handlers } from '../shared/ipc.ts';
import type { Datasets } from './datasets.ts';
import type { Opener } from './files/opener.ts';
import { type RecentFiles, shortFolder } from './files/recent.ts';
import type { Log } from './log.ts';
import { createNewest } from './newest.ts';
import { checkRecipe } from './runs/check-recipe.ts';
import type { ModelFiles } from './runs/model-files.ts';
import { detailOf } from './runs/run.ts';
import type { Runs } from './runs/runs.ts';
import type { Trainer } from './runs/trainer.ts';
import type { Scoring } from './score.ts';
import type { SettingsStore } from './settings.ts';
import type { MainMenu } from './window/menu.ts';

interface Program {
  readonly settings: SettingsStore;
  readonly datasets: Datasets;
  readonly runs: Runs;
  readonly trainer: Trainer;
  readonly modelFiles: ModelFiles;
  readonly opener: Opener;
  readonly scoring: Scoring;
  readonly recent: RecentFiles;
  readonly menu: MainMenu;
  readonly log: Log;
  /** Resolves when the runs on disk are in the list. */
  readonly loaded: Promise<void>;
  /** Called when the window listens to events. */
  readonly onListening: () => void;
  /** Asks for files in a dialog. */
  readonly askFiles: () => Promise<readonly string[]>;
}

const SHOW_WITHIN_MS = 5000;
/** The window does not wait for this answer any more. */
const OUTDATED = new Problem('busy', 'It has changed since', 'Look at the newer one.');

/** What answers each request of the contract. */
export function createHandlers(program: Program): Handlers {
  const { settings, datasets, runs, trainer, modelFiles, opener, scoring, recent, menu, log } = program;
  const checks = createNewest();
  const counts = createNewest();

  return {
    'app.start': async () => {
      await program.loaded;
      // After the answer, so that the window knows what they add to.
      setImmediate(program.onListening);
      return {
        version: app.getVersion(),
        versions: {
          electron: process.versions.electron!,
          chrome: process.versions.chrome!,
          node: process.versions.node,
        },
        platform: process.platform as AppState['platform'],
        settings: settings.get(),
        datasets: datasets.summaries(),
        runs: runs.summaries(),
        recent: recent.list(),
      };
    },
    'app.setSettings': (patch) => settings.change(patch),
    'app.setEnabled': (ids) => menu.setEnabled(ids),
    'app.showLog': async () => {
      // Where there is no file manager, Electron may not answer at all.
      const late = setTimeout(SHOW_WITHIN_MS, 'no file manager has answered');
      const failure = await Promise.race([shell.openPath(log.folder), late]);
      if (failure) {
        // Whole paths are not for the page.
        const short = shortFolder(log.folder, app.getPath('home'));
        throw new Problem('file', `The folder could not be shown: ${failure}`, `It is ${short}`);
      }
    },
    'app.quit': () => {
      setImmediate(() => app.quit());
    },
    'app.copyText': (text) => clipboard.writeText(text),

    'files.open': async () => opener.open(await program.askFiles()),
    'files.openRecent': ({ id }) => opener.openRecent(id),
    'files.clearRecent': () => recent.clear(),
    'files.openBundled': async ({ name }) => (await datasets.openBundled(name)).summary,
    'files.openDifferently': async ({ id, choices }) => (await opener.openDifferently(id, choices)).summary,
    'files.openExample': ({ id }) => opener.openExample(id),

    'dataset.make': async (rule) => (await datasets.make(rule)).summary,
    'dataset.rows': ({ id, ...query }) => datasets.get(id).data.page(query),
    'dataset.correlations': ({ id }) => datasets.get(id).data.correlations(),
    'dataset.countWhere': ({ id, where }) =>
      counts(id, OUTDATED, async (signal) => ({
        rows: await datasets.get(id).data.countWhere(where, signal),
      })),
    'dataset.read': async ({ id, choices }) => (await datasets.read(id, choices)).summary,
    'dataset.reload': async ({ id }) => (await datasets.reload(id)).summary,
    'dataset.close': async ({ id }) => {
      await scoring.forget(id);
      datasets.close(id);
    },
    'dataset.cancelOpening': ({ id }) => datasets.cancelOpening(id),

    'recipe.check': ({ dataset, recipe }) =>
      checks(dataset, OUTDATED, (signal) => checkRecipe(recipe, datasets.get(dataset), signal)),
    'run.train': ({ dataset, recipe, title }) => runs.train(dataset, recipe, title),
    'run.pause': ({ id }) => trainer.order('pause', runs.get(id)),
    'run.resume': ({ id }) => trainer.order('resume', runs.get(id)),
    'run.step': ({ id }) => trainer.order('step', runs.get(id)),
    'run.stop': ({ id }) => trainer.order('stop', runs.get(id)),
    'run.continue': ({ id, epochs }) => runs.continueRun(id, epochs),
    'run.detail': ({ id }) => detailOf(runs.get(id)),
    'run.rename': ({ id, title }) => runs.rename(id, title),
    'run.remove': ({ id }) => runs.remove(id),
    'run.restore': ({ id }) => runs.restore(id),
    'score.sheet': (of) => scoring.sheet(of),
    'score.write': (of) => scoring.write(of),
    'score.cancel': () => scoring.cancel(),
    'run.save': ({ id, as }) => modelFiles.save(id, as),
  };
}
