export { worstRelative } from './worst-relative.ts';

import type { Parts } from '../src/core/data/split.ts';
import type { Table } from '../src/core/data/table.ts';
import { historyOf, type Model, modelOf } from '../src/core/format/model.ts';
import type { Recipe } from '../src/core/format/recipe.ts';
import type { KernelKind } from '../src/core/kernels/kernels.ts';
import type { Checkpoint } from '../src/core/train/resume/checkpoint.ts';
import { train } from '../src/core/train/train.ts';
import { trainUntil } from '../src/core/train/train-until.ts';
import { createTraining, type Training } from '../src/core/train/training.ts';

/** Trains to the end, `work` multiplications at a time. */
export function trained(
  recipe: Recipe,
  table: Table,
  checkpoint?: Checkpoint,
  work = 1e6,
  kernels?: KernelKind,
  parts?: Parts,
): Training {
  const training = createTraining(recipe, table, { checkpoint, kernels, parts });
  const steps = train(training);
  while (!steps.next(work).done);
  return training;
}

/** What a file would hold of a training. */
export function modelFrom(training: Training): Model {
  const { rows, columns } = training.table;
  const data = {
    name: 'table.csv',
    sha256: '0'.repeat(64),
    rows,
    columns: columns.map(({ name }) => name),
  };
  const provenance = { program: 'Descent test', title: 'A model', data, seconds: 0.25 };
  return modelOf(training, provenance, historyOf(training))!;
}

/** Trains until some updates are made, then stops. */
export function trainedUntil(
  recipe: Recipe,
  table: Table,
  iterations: number,
  checkpoint?: Checkpoint,
): Training {
  const training = createTraining(recipe, table, { checkpoint });
  trainUntil(training, iterations);
  return training;
}
