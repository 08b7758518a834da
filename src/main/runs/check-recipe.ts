import type { DataPlan } from '../../core/data/data-plan.ts';
import { inputNames } from '../../core/data/encode.ts';
import type { Feature } from '../../core/data/features.ts';
import type { Table } from '../../core/data/table.ts';
import { reviewData, reviewKey } from '../../core/data/warnings/review.ts';
import { decodeRecipe, type Recipe } from '../../core/format/recipe.ts';
import { Problem, problemData } from '../../core/problem.ts';
import { planRows } from '../../core/train/measure-data.ts';
import { splitGenerator } from '../../core/train/seeded-steps.ts';
import { resolveRecipe } from '../../core/train/training.ts';
import { inSlices } from '../../node/slices.ts';
import type { RecipeCheck } from '../../shared/recipe-check.ts';
import type { Dataset } from '../datasets.ts';
import { tableFor } from './training-rows.ts';

/**
 * What a recipe comes to on a data set, or what is wrong with it there; reads every row that it names.
 * @throws the signal's reason when aborted
 */
export async function checkRecipe(
  value: unknown,
  dataset: Dataset,
  signal?: AbortSignal,
): Promise<RecipeCheck> {
  try {
    const recipe = decodeRecipe(value);
    const table = await tableFor(recipe, dataset, signal);
    const random = await inSlices(splitGenerator(recipe), signal);
    const data = await inSlices(planRows(table, recipe, random, undefined), signal);
    const { plan } = resolveRecipe(recipe, data);
    const warnings = await warningsOf(table, recipe, data, signal);
    const [inputs, outputs] = [inputsOf(table, data), outputsOf(table, data)];
    return { plan, rows: table.rows, inputs, outputs, warnings };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Problem) return { problem: problemData(error) };
    throw error;
  }
}

interface Review {
  readonly key: string;
  readonly warnings: readonly string[];
}

/** The last one of each table: most changes of a recipe are of its model and its optimizer, which change nothing of it. */
const reviews = new WeakMap<Table, Review>();

async function warningsOf(
  table: Table,
  recipe: Recipe,
  plan: DataPlan,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const key = reviewKey(recipe);
  const known = reviews.get(table);
  if (known?.key === key) return known.warnings;
  const warnings = await inSlices(reviewData(table, recipe, plan), signal);
  reviews.set(table, { key, warnings });
  return warnings;
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
