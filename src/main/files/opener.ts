import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import type { ReadChoices } from '../../core/data/receipt.ts';
import { parseJson } from '../../core/format/json.ts';
import { decodeRecipe, type Recipe } from '../../core/format/recipe.ts';
import { Problem, problemData } from '../../core/problem.ts';
import { readText } from '../../node/read-text.ts';
import { type ExampleId, examples } from '../../shared/examples.ts';
import type { Lesson } from '../../shared/ipc.ts';
import type { Announce } from '../announcer.ts';
import type { Dataset, Datasets } from '../datasets.ts';
import type { ModelFiles } from '../runs/model-files.ts';
import { readLesson } from './lesson.ts';
import { type OwnFile, type OwnFormat, readOwnFile } from './own-file.ts';
import type { RecentFiles } from './recent.ts';

/** Opens files of any kind, from wherever they were named. */
export interface Opener {
  /** Opens files one after the other; what goes wrong is told. */
  open(paths: readonly string[]): Promise<void>;
  /**
   * Opens one file. A table that is not as it was taken for is told as refused, so that it can be opened otherwise.
   * @throws Problem when it cannot be opened
   */
  openOne(path: string): Promise<void>;
  /** Opens a file of the recent ones; one that is gone leaves the list. @throws Problem when it cannot be opened */
  openRecent(id: string): Promise<void>;
  /** Opens a file that was refused, read as the user says. @throws Problem when it is refused again */
  openDifferently(id: string, choices: ReadChoices): Promise<Dataset>;
  /** Opens a bundled recipe with its data and what it shows. */
  openExample(id: ExampleId): Promise<void>;
}

interface Surroundings {
  readonly datasets: Datasets;
  readonly modelFiles: ModelFiles;
  readonly recent: RecentFiles;
  readonly announce: Announce;
  readonly tell: (problem: unknown) => void;
  /** Where the recipes lie that come with the program. */
  readonly examplesFolder: string;
}

const LARGEST_LESSON = 2 ** 20;

export function createOpener(surroundings: Surroundings): Opener {
  const { datasets, modelFiles, recent, announce, tell, examplesFolder } = surroundings;
  const own: Readonly<Record<OwnFormat, (path: string, file: OwnFile) => unknown>> = {
    'descent-model': (path, { text, value }) => modelFiles.open(path, text, value),
    'descent-recipe': (path, { value }) => openRecipe(path, value),
  };
  /** The paths of tables that were refused, by the id that the window knows them by. */
  const refused = new Map<string, string>();

  async function openOne(path: string): Promise<void> {
    const file = extname(path).toLowerCase() === '.json' ? await readOwnFile(path) : undefined;
    if (file) await own[file.format](path, file);
    else if (!(await openTable(path))) return;
    recent.add(path);
  }

  async function openTable(path: string): Promise<Dataset | undefined> {
    try {
      return await datasets.open(path);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'data') throw error;
      const id = randomUUID();
      refused.set(id, path);
      announce('dataset.refused', { id, name: basename(path), problem: problemData(error) });
      return undefined;
    }
  }

  async function openRecipe(path: string, value: unknown, lesson: Lesson | null = null): Promise<void> {
    const name = basename(path);
    const recipe = decodeRecipe(value, name);
    const dataset = await openDataOf(recipe, path);
    announce('recipe.opened', { name, recipe, dataset, lesson });
  }

  async function openExample(id: ExampleId): Promise<void> {
    const example = examples.find((each) => each.id === id)!;
    const path = join(examplesFolder, example.file);
    const text = await readText(path, 'recipe', LARGEST_LESSON);
    const lesson = await readText(path.replace(/\.json$/, '.md'), 'file', LARGEST_LESSON);
    await openRecipe(path, parseJson(text, example.file, 'recipe'), readLesson(lesson));
  }

  /** Opens the data that a recipe names. @returns its id, or null when it could not be opened, which is told */
  async function openDataOf({ data }: Recipe, recipePath: string): Promise<string | null> {
    try {
      if (data.synthetic) return (await datasets.make(data.synthetic)).summary.id;
      const file = data.file!;
      // A recipe from elsewhere must not make Windows ask another computer, with the user's name.
      if (/^[\\/]{2}/.test(file)) throw notThere(file, recipePath);
      const path = isAbsolute(file) ? file : resolve(dirname(recipePath), file);
      if (!(await exists(path))) throw notThere(file, recipePath);
      return (await datasets.open(path, data.read ?? {}))?.summary.id ?? null;
    } catch (error) {
      tell(error);
      return null;
    }
  }

  return {
    async open(paths) {
      for (const path of paths) await openOne(path).catch(tell);
    },
    openOne,
    async openRecent(id) {
      const path = recent.path(id);
      try {
        await openOne(path);
      } catch (error) {
        if (!(await exists(path))) recent.forget(path);
        throw error;
      }
    },
    async openDifferently(id, choices) {
      const path = refused.get(id);
      if (path === undefined) {
        throw new Problem('missing', 'That file is not waiting to be opened any more', 'Open it again.');
      }
      const dataset = await datasets.open(path, choices);
      if (!dataset) {
        throw new Problem('missing', `Opening ${basename(path)} was cancelled`, 'Open it again.');
      }
      refused.delete(id);
      recent.add(path);
      return dataset;
    },
    openExample,
  };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

function notThere(file: string, recipePath: string): Problem {
  return new Problem(
    'missing',
    `${basename(recipePath)} is for ${file}, which is not beside it`,
    `Open ${basename(file)} from where it is, then open the recipe again.`,
  );
}
