import type { DataPlan } from '../../core/data/data-plan.ts';
import { inputNames } from '../../core/data/encode.ts';
import type { Feature } from '../../core/data/features.ts';
import type { Table } from '../../core/data/table.ts';
import { decodeRecipe, type Recipe } from '../../core/format/recipe.ts';
import { Problem, problemData } from '../../core/problem.ts';
import { type DataSize, measureData, planRows } from '../../core/train/measure-data.ts';
import { splitGenerator } from '../../core/train/seeded-steps.ts';
import { resolveRecipe } from '../../core/train/training.ts';
import { syntheticHash } from '../../node/synthetic-hash.ts';
import type { RecipeCheck } from '../../shared/recipe-check.ts';
import type { Dataset } from '../datasets.ts';
import { inSlices } from '../slices.ts';

/** What a recipe comes to on a data set, or what is wrong with it there; reads every row that it names. */
export async function checkRecipe(value: unknown, dataset: Dataset): Promise<RecipeCheck> {
  try {
    const recipe = decodeRecipe(value);
    const { table } = dataset;
    refuseOtherData(recipe, dataset);
    const data = await inSlices(planRows(table, recipe, await inSlices(splitGenerator(recipe)), undefined));
    const { plan } = resolveRecipe(recipe, data);
    return { plan, inputs: inputsOf(table, data), outputs: outputsOf(table, data), warnings: data.warnings };
  } catch (error) {
    if (error instanceof Problem) return { problem: problemData(error) };
    throw error;
  }
}

/** How much a recipe takes of a data set. @throws Problem when it does not fit */
export async function sizeFor(recipe: Recipe, dataset: Dataset): Promise<DataSize> {
  refuseOtherData(recipe, dataset);
  return inSlices(measureData(dataset.table, recipe));
}

/** A recipe that names a made table is for that table alone: a run with it could not be repeated on another. */
function refuseOtherData({ data: { synthetic } }: Recipe, { summary }: Dataset): void {
  const same = synthetic ? syntheticHash(synthetic) === summary.sha256 : summary.synthetic === null;
  if (same) return;
  const path = 'data.synthetic';
  const message = synthetic
    ? `is not how \u201c${summary.name}\u201d, the chosen data set, was made`
    : `is missing; allowed with the chosen data set, which was made: ${JSON.stringify(summary.synthetic)}`;
  throw new Problem(
    'recipe',
    `${path} ${message}`,
    'Make that table (File > Make data), or choose another.',
    [{ path, message }],
  );
}

function inputsOf({ columns }: Table, { features }: DataPlan): string[] {
  const named = features.map(({ column, ...feature }) => ({ ...feature, name: columns[column]!.name }));
  // Names need nothing of a feature but its kind and its categories.
  return inputNames(named as unknown as Feature[]);
}

/** Targets, classes, or the second of two classes. */
function outputsOf({ columns }: Table, { targets, classes, outputs }: DataPlan): string[] {
  const names = targets.map((at) => columns[at]!.name);
  return classes ? classes.classes.slice(-outputs).map((name) => `${names[0]}=${name}`) : names;
}
