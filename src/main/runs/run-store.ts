import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { fileProblem } from '../../node/file-problem.ts';
import { readText } from '../../node/read-text.ts';
import { writeSafely } from '../../node/write-file.ts';
import { LARGEST_MODEL } from '../../shared/program.ts';
import { createHistoryFile, type HistoryFile, readHistoryFile } from './history-file.ts';
import type { Run } from './run.ts';
import { type HistoryName, readRun, writeRun } from './run-file.ts';

/** The runs on disk: a file each, and its losses beside it. */
export interface RunStore {
  /** All runs, and what is wrong with the files that hold none. */
  load(): Promise<{ runs: Run[]; broken: Problem[] }>;
  /** Writes a run as it is by the time that earlier writes of it are done. Failing is told, never thrown. */
  keep(run: Run): void;
  /** Puts a run aside, from where it can come back until the program ends. */
  remove(run: Run): void;
  restore(run: Run): void;
  /** Waits until all is on disk. */
  flush(): Promise<void>;
}

interface Options {
  readonly onProblem: (problem: Problem) => void;
  readonly write?: (path: string, text: string) => Promise<void>;
}

/** The files of a run, by what they hold. */
const ENDINGS = { run: '.json', losses: '.losses', validationLosses: '.validation' } as const;

/** @param folder made when it is not there */
export function createRunStore(folder: string, { onProblem, write = writeSafely }: Options): RunStore {
  const removed = join(folder, 'removed');
  const lines = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  const failing = new Set<string>();
  const histories = new Map<string, Readonly<Record<HistoryName, HistoryFile>>>();

  const path = (id: string, what: keyof typeof ENDINGS) => join(folder, id + ENDINGS[what]);

  /** What happens to a run's files happens one after the other. */
  function inLine(run: Run, work: () => Promise<void>): void {
    const line = (lines.get(run.id) ?? Promise.resolve()).then(work).then(
      () => {
        failing.delete(run.id);
      },
      (error: unknown) => {
        // Told once: a disk that is full stays full for a while.
        if (!failing.has(run.id)) onProblem(storeProblem(run, error));
        failing.add(run.id);
      },
    );
    lines.set(run.id, line);
  }

  function historyOf(id: string): Readonly<Record<HistoryName, HistoryFile>> {
    const known = histories.get(id) ?? {
      losses: createHistoryFile(path(id, 'losses')),
      validationLosses: createHistoryFile(path(id, 'validationLosses')),
    };
    histories.set(id, known);
    return known;
  }

  function keep(run: Run): void {
    if (waiting.has(run.id)) return;
    waiting.add(run.id);
    inLine(run, async () => {
      waiting.delete(run.id);
      // All of one moment: it may train on while this is written.
      const text = writeRun(run);
      const history = historyOf(run.id);
      const appends = [
        history.losses.append(run.losses),
        history.validationLosses.append(run.validationLosses),
      ];
      // The losses first, so that there are never fewer than the run says.
      for (const append of appends) await append();
      await write(path(run.id, 'run'), text);
    });
  }

  /** Makes the folder and clears it of what was removed. @returns what is in it */
  async function openFolder(): Promise<string[]> {
    try {
      await mkdir(folder, { recursive: true });
      await rm(removed, { recursive: true, force: true });
      return await readdir(folder);
    } catch (error) {
      throw new Problem(
        'file',
        `What was trained before cannot be shown: ${reasonOf(error, `the folder \u201c${basename(folder)}\u201d`)}`,
        'It is beside the folder of the log (Help > Show log): mend it, or move it away, and start Descent again.',
      );
    }
  }

  return {
    keep,
    async load() {
      const names = await openFolder();
      const runs: Run[] = [];
      const broken: Problem[] = [];
      for (const name of names) {
        const id = basename(name, ENDINGS.run);
        if (id !== name) {
          try {
            const text = await readText(join(folder, name), 'file', LARGEST_MODEL);
            runs.push(await readRun(text, name, (list, count) => readHistoryFile(path(id, list), count)));
          } catch (error) {
            broken.push(error instanceof Problem ? error : new Problem('file', `${name}: ${error}`, ''));
          }
        }
        // What a kill left of writing, and of removing; it only takes room, so one that stays is no harm.
        else if ((name.startsWith('.') && name.endsWith('.tmp')) || isOrphan(name, names))
          await rm(join(folder, name), { force: true }).catch(() => {});
      }
      return { runs, broken };
    },
    remove(run) {
      // A write that waits comes before this; one that is asked for from now on has to come after.
      waiting.delete(run.id);
      inLine(run, async () => {
        // The files that it knows are gone: what is written from now on begins anew.
        histories.delete(run.id);
        await mkdir(removed, { recursive: true });
        for (const ending of Object.values(ENDINGS)) {
          const name = run.id + ending;
          await rename(join(folder, name), join(removed, name)).catch(ignoreMissing);
        }
      });
    },
    restore(run) {
      // From what is in memory: the files that were moved are left for the next start to clear away.
      keep(run);
    },
    async flush() {
      await Promise.all(lines.values());
    },
  };
}

function isOrphan(name: string, names: readonly string[]): boolean {
  const ending = extname(name);
  const history = ending === ENDINGS.losses || ending === ENDINGS.validationLosses;
  return history && !names.includes(basename(name, ending) + ENDINGS.run);
}

/** A run that could not be written has no file to move. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Of the system's errors what they mean: their own words hold whole paths. */
function reasonOf(error: unknown, what: string): string {
  const problem = fileProblem(error, what);
  return problem instanceof Error ? problem.message : String(problem);
}

function storeProblem(run: Run, error: unknown): Problem {
  return new Problem(
    'file',
    `\u201c${run.title}\u201d cannot be kept on disk: ${reasonOf(error, 'its file')}`,
    'The run itself goes on. Make room on the disk, or save it as a model file elsewhere before you close Descent.',
  );
}
