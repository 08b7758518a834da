import type { Table } from '../../core/data/table.ts';
import type { DataOrigin } from '../../core/format/model.ts';
import type { Recipe } from '../../core/format/recipe.ts';
import { Problem } from '../../core/problem.ts';
import { type DataSize, measureData } from '../../core/train/measure-data.ts';
import { inSlices } from '../../node/slices.ts';
import { syntheticHash } from '../../node/synthetic-hash.ts';
import { noChoices, sameChoices } from '../../shared/read-choices.ts';
import { originOf } from '../data/summary.ts';
import type { Dataset } from '../datasets.ts';

/** What a run is trained on. */
export interface TrainingRows {
  /** The rows that the recipe chooses; on shared memory, so they outlive the data set. */
  readonly table: Table;
  /** What the recipe takes of them. */
  readonly size: DataSize;
  readonly data: DataOrigin;
}

/** @throws Problem when the recipe does not fit the data set */
export async function trainingRows(recipe: Recipe, dataset: Dataset): Promise<TrainingRows> {
  const table = await tableFor(recipe, dataset);
  return { table, size: await inSlices(measureData(table, recipe)), data: originOf(dataset.summary) };
}

/** The rows that a recipe chooses. @throws Problem when it is for another data set, or its condition is none */
export async function tableFor(recipe: Recipe, dataset: Dataset, signal?: AbortSignal): Promise<Table> {
  refuseOtherData(recipe, dataset);
  refuseOtherReading(recipe, dataset);
  return dataset.data.table(recipe.data.where, signal);
}

/** A recipe that names a made table is for that table alone: a run with it could not be repeated on another. */
function refuseOtherData({ data: { synthetic } }: Recipe, { summary }: Dataset): void {
  const same = synthetic ? syntheticHash(synthetic) === summary.sha256 : summary.synthetic === null;
  if (same) return;
  const message = synthetic
    ? `is not how \u201c${summary.name}\u201d, the chosen data set, was made`
    : `is missing; allowed with the chosen data set, which was made: ${JSON.stringify(summary.synthetic)}`;
  throw recipeProblem('data.synthetic', message, 'Make that table (File > Make data), or choose another.');
}

/** Nor could one be repeated that does not say how its file was read. */
function refuseOtherReading({ data: { read } }: Recipe, { summary }: Dataset): void {
  const own = summary.receipt?.choices;
  if (summary.synthetic || sameChoices(read, own)) return;
  const found = noChoices(read) ? 'is missing' : `is not how ${summary.name} was read`;
  const allowed = noChoices(own) ? 'to leave it out' : JSON.stringify(own);
  const message = `${found}; allowed with the chosen data set: ${allowed}`;
  throw recipeProblem(
    'data.read',
    message,
    'Write it as the data set was read, or read the file as the recipe says (File > How it was read).',
  );
}

function recipeProblem(path: string, message: string, hint: string): Problem {
  return new Problem('recipe', `${path} ${message}`, hint, [{ path, message }]);
}
