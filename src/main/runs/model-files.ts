import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Model } from '../../core/format/model.ts';
import { decodeModel, writeModel } from '../../core/format/model-file.ts';
import { Problem } from '../../core/problem.ts';
import { writeSafely } from '../../node/write-file.ts';
import type { RunSummary } from '../../shared/runs.ts';
import { withEnding } from '../with-ending.ts';
import { isActive, type Run, wholeModel } from './run.ts';
import type { Runs } from './runs.ts';

/** Runs as model files. */
export interface ModelFiles {
  /** Shows the model that a file's text holds. @throws Problem when it is none */
  open(path: string, text: string, value: unknown): void;
  /** Saves a run where it was saved before, or at a place that is asked for. Null when cancelled. */
  save(id: string, as: boolean): Promise<RunSummary | null>;
  /** Waits for files that are being written, until their runs know of them. */
  flush(): Promise<void>;
}

interface Surroundings {
  readonly runs: Runs;
  /** Asks the user for a place. @param suggested a whole path */
  readonly askPlace: (suggested: string) => Promise<string | undefined>;
  /** Where models are saved first. */
  readonly firstFolder: string;
  readonly onSaved: (path: string) => void;
}

export function createModelFiles({ runs, askPlace, firstFolder, onSaved }: Surroundings): ModelFiles {
  let folder = firstFolder;
  /** All that are being written. */
  let writing: Promise<unknown> = Promise.resolve();

  /** The place of a run's file: its own, or a new one. */
  async function placeFor(run: Run, as: boolean): Promise<string | undefined> {
    if (run.file && !as) return run.file.path;
    const path = await askPlace(run.file?.path ?? join(folder, `${fileNameFor(run.title)}.json`));
    // Without its ending the file would be taken for data.
    return path && withEnding(path, '.json');
  }

  async function write(run: Learned, path: string): Promise<RunSummary> {
    const { model, title } = run;
    const text = modelText(run);
    await writeSafely(path, text);
    folder = dirname(path);
    onSaved(path);
    return runs.saved(run, { path, sha256: sha256(text) }, { model, title });
  }

  return {
    open(path, text, value) {
      runs.open(decodeModel(value, basename(path)), { path, sha256: sha256(text) });
    },
    async save(id, as) {
      const run = runs.get(id);
      refuseUnsavable(run);
      const path = await placeFor(run, as);
      if (!path) return null;
      // It may have gone on while the dialog was open.
      refuseUnsavable(run);
      const saving = write(run, path);
      writing = Promise.allSettled([writing, saving]);
      return saving;
    },
    async flush() {
      await writing;
    },
  };
}

type Learned = Run & { model: Model };

function refuseUnsavable(run: Run): asserts run is Learned {
  const title = `\u201c${run.title}\u201d`;
  if (isActive(run)) {
    throw new Problem('busy', `${title} is still training`, 'Stop it, or wait until it ends, then save it.');
  }
  if (run.state === 'diverged') {
    throw new Problem(
      'training',
      `${title} diverged, so it has no weights worth keeping`,
      'Lower the learning rate and train again.',
    );
  }
  if (!run.model) {
    throw new Problem('training', `${title} has not learned anything yet`, 'Train it first, then save it.');
  }
}

function modelText(run: Learned): string {
  try {
    return writeModel(wholeModel(run));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // No engine makes a string of more than some half a billion characters.
    if (error.message.includes('string length')) {
      throw new Problem(
        'training',
        `\u201c${run.title}\u201d is too long for a model file: it holds the losses of ${run.losses.length} iterations`,
        'Train it anew for fewer iterations, then save it.',
      );
    }
    if (!error.message.includes('JSON')) throw error;
    throw new Problem(
      'training',
      `The numbers of \u201c${run.title}\u201d cannot be saved: ${error.message}`,
      'Lower the learning rate or scale the columns, and train again.',
    );
  }
}

/** A title as a name that every file system takes. */
export function fileNameFor(title: string): string {
  const name = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out here
    .replace(/\s*[\\/:*?"<>|\u0000-\u001f\u007f][\s\\/:*?"<>|\u0000-\u001f\u007f]*/g, '-')
    .slice(0, 80)
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
  // Devices of Windows, which as names of files it refuses.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?$/i.test(name) ? 'model' : name;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
