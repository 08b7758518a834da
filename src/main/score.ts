import { basename, dirname, extname, join } from 'node:path';
import type { ScoringSheet } from '../core/evaluate/scoring-sheet.ts';
import type { Model } from '../core/format/model.ts';
import { Problem } from '../core/problem.ts';
import { prepareScoring } from '../node/score/prepare-scoring.ts';
import { refuseOverwriting } from '../node/score/refuse-overwriting.ts';
import { checkScoredName, writeScored } from '../node/score/write-scored.ts';
import type { Argument, Scored } from '../shared/ipc.ts';
import type { Announce } from './announcer.ts';
import type { Dataset, Datasets } from './datasets.ts';
import { isActive, type Run } from './runs/run.ts';
import type { Runs } from './runs/runs.ts';
import { withEnding } from './with-ending.ts';

/** Predicting the rows of data sets by the models of runs. */
export interface Scoring {
  sheet(of: Argument<'score.sheet'>): Promise<ScoringSheet>;
  /** Asks for a place and writes the predictions there, one data set at a time. Null when cancelled. */
  write(of: Argument<'score.write'>): Promise<Scored | null>;
  cancel(): void;
  /** Ends what is being predicted of a data set, before it is closed. */
  forget(dataset: string): Promise<void>;
  /** The end of the program: nothing is left half written. */
  stop(): Promise<void>;
}

interface Surroundings {
  readonly datasets: Pick<Datasets, 'get'>;
  readonly runs: Pick<Runs, 'get'>;
  readonly announce: Announce;
  /** Asks the user for a place. @param suggested a whole path */
  readonly askPlace: (suggested: string) => Promise<string | undefined>;
  /** Where predictions are saved first. */
  readonly firstFolder: string;
}

/** What is being written. */
interface Writing {
  readonly dataset: string;
  readonly abort: AbortController;
  /** Never fails. */
  ended: Promise<unknown>;
}

const TELL_EVERY_MS = 100;

export function createScoring({ datasets, runs, announce, askPlace, firstFolder }: Surroundings): Scoring {
  let folder = firstFolder;
  let writing: Writing | undefined;

  async function write(run: Run, dataset: Dataset, signal: AbortSignal): Promise<Scored | null> {
    const model = modelToScoreBy(run);
    const asked = await unlessAborted(askPlace(join(folder, suggestedName(dataset.summary.name))), signal);
    if (!asked) return null;
    const path = await withEnding(asked, '.csv');
    checkScoredName(path);
    if (dataset.path !== undefined) await refuseOverwriting(path, dataset.path);
    folder = dirname(path);
    const { rows } = dataset.data;
    let tellAt = 0;
    const onProgress = (done: number) => {
      if (performance.now() < tellAt) return;
      tellAt = performance.now() + TELL_EVERY_MS;
      announce('score.progress', { run: run.id, done, rows });
    };
    onProgress(0);
    const scoring = await prepareScoring(model, dataset.data, signal);
    const { renamed } = await writeScored(path, scoring, { signal, onProgress });
    return { name: basename(path), rows, renamed };
  }

  async function end(which: Writing | undefined): Promise<void> {
    which?.abort.abort();
    await which?.ended;
  }

  return {
    async sheet({ run, dataset }) {
      const { data } = datasets.get(dataset);
      return (await prepareScoring(modelToScoreBy(runs.get(run)), data)).sheet;
    },
    async write(of) {
      if (writing) {
        throw new Problem(
          'busy',
          'Another data set is being predicted',
          'Wait until it is done, or cancel it, then save again.',
        );
      }
      const abort = new AbortController();
      const own: Writing = { dataset: of.dataset, abort, ended: Promise.resolve() };
      writing = own;
      try {
        const written = write(runs.get(of.run), datasets.get(of.dataset), abort.signal);
        own.ended = written.catch(() => {});
        return await written;
      } catch (error) {
        if (abort.signal.aborted) return null;
        throw error;
      } finally {
        writing = undefined;
      }
    },
    cancel() {
      writing?.abort.abort();
    },
    async forget(dataset) {
      if (writing?.dataset === dataset) await end(writing);
    },
    stop: () => end(writing),
  };
}

function modelToScoreBy(run: Run): Model {
  const title = `\u201c${run.title}\u201d`;
  if (isActive(run)) {
    throw new Problem('busy', `${title} is still training`, 'Stop it, or wait until it ends, then predict.');
  }
  if (run.state === 'diverged') {
    throw new Problem(
      'training',
      `${title} diverged, so its weights predict nothing`,
      'Lower the learning rate and train again.',
    );
  }
  if (!run.model) {
    throw new Problem('training', `${title} has not learned anything yet`, 'Train it first, then predict.');
  }
  return run.model;
}

/** A dialog that stays open holds nobody up: undefined as soon as it is aborted. */
function unlessAborted<T>(asking: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return Promise.race([asking, aborted]);
}

/** "june.csv.gz" becomes "june predicted.csv". */
function suggestedName(data: string): string {
  const unzipped = basename(data, '.gz');
  return `${basename(unzipped, extname(unzipped))} predicted.csv`;
}
