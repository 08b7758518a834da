import type { Table } from '../../src/core/data/table.ts';
import { decodeRecipe, type Recipe } from '../../src/core/format/recipe.ts';
import { train } from '../../src/core/train/train.ts';
import { createTraining } from '../../src/core/train/training.ts';
import { readTable } from '../../src/node/read-table.ts';

/** What the engine gives the generator at a time. */
const WORK = 300_000;

function recipe(changes: { model?: object; optimizer?: object; run: object }): Recipe {
  return decodeRecipe({
    format: 'descent-recipe',
    version: 1,
    data: { file: 'housing.data', target: 'MEDV' },
    split: { order: 'file', train: 0.8, test: 0.2 },
    prepare: { scale: 'meanRange', scaleTarget: 'meanRange' },
    loss: { kind: 'halfMse' },
    optimizer: { kind: 'sgd', learningRate: 0.01 },
    ...changes,
  });
}

/** The tutorial's workloads; W1 and W2a are those of the same name in the notes on speed. */
const recipes = {
  twoWeights: recipe({
    model: { set: { 'w[5]': -100, 'w[9]': -100 }, train: ['w[5]', 'w[9]'] },
    run: { epochs: 2000 },
  }),
  W1: recipe({ run: { epochs: 1000 } }),
  W2a: recipe({
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    run: { epochs: 50, batch: 100, shuffle: true },
  }),
} as const;

export type WorkloadName = keyof typeof recipes;
export const workloadNames = Object.keys(recipes) as WorkloadName[];

export async function load(path: string): Promise<Table> {
  return (await readTable(path)).table;
}

/** Prepares and trains once, from the table in memory to the last update and its metrics. @returns the last loss */
export function runWorkload(name: WorkloadName, table: Table): number {
  const training = createTraining(recipes[name], table);
  const steps = train(training);
  while (!steps.next(WORK).done);
  return training.losses.slice(-1)[0]!;
}
