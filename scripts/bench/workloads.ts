import { makeSynthetic } from '../../src/core/data/synthetic.ts';
import type { Table } from '../../src/core/data/table.ts';
import { decodeRecipe, type Recipe } from '../../src/core/format/recipe.ts';
import { train } from '../../src/core/train/train.ts';
import { createTraining, type Training } from '../../src/core/train/training.ts';
import { openData } from '../../src/node/data/open.ts';

/** What the engine gives the generator at a time, in multiplications. */
const WORK = 300_000;

/** Losses that are compared: enough to show a difference, too few for one in the last digit to grow into one. */
const COMPARED = 100;

/** Where the files lie that the workloads read. */
export interface Files {
  readonly housing: string;
  /** 1,000,000 x 14 numbers as text, see numbers-file.js. */
  readonly numbers: string;
}

export interface Result {
  readonly seconds: number;
  /** The mean of the first losses, or for reading the sum of all numbers: the peers that do the same work have it too. */
  readonly value: number;
}

function housing(changes: object): Recipe {
  return recipe({
    data: { file: 'housing.data', target: 'MEDV' },
    split: { order: 'file', train: 0.8, test: 0.2 },
    prepare: { scale: 'meanRange', scaleTarget: 'meanRange' },
    ...changes,
  });
}

function synthetic(rows: number, inputs: number, outputs: number, changes: object): Recipe {
  return recipe({
    data: { synthetic: { kind: 'randn', rows, inputs, outputs, seed: 4 } },
    split: { order: 'file', train: 1 },
    prepare: { scale: 'none', scaleTarget: 'none' },
    ...changes,
  });
}

function recipe(changes: object): Recipe {
  return decodeRecipe({ format: 'descent-recipe', version: 1, loss: { kind: 'halfMse' }, ...changes });
}

const sgd = (learningRate: number) => ({ optimizer: { kind: 'sgd', learningRate } });
const relu = (...units: number[]) => units.map((count) => ({ units: count, activation: 'relu' }));
const twoLayers = { model: { hidden: relu(64, 64), init: { kind: 'he', seed: 0 } }, loss: { kind: 'mse' } };

/** The workloads of the notes on speed, and the tutorial's descent on two weights. */
const recipes: Readonly<Record<string, Recipe>> = {
  twoWeights: housing({
    model: { set: { 'w[5]': -100, 'w[9]': -100 }, train: ['w[5]', 'w[9]'] },
    ...sgd(0.01),
    run: { epochs: 2000 },
  }),
  W1: housing({ ...sgd(0.01), run: { epochs: 1000 } }),
  W2a: housing({ ...sgd(0.1), run: { epochs: 50, batch: 100, shuffle: true } }),
  W2b: housing({ ...sgd(0.1), run: { epochs: 500, batch: 10, shuffle: true } }),
  W3: housing({
    ...twoLayers,
    optimizer: { kind: 'rmsprop', learningRate: 0.001, alpha: 0.9 },
    run: { epochs: 100, batch: 1, shuffle: true },
  }),
  W4: housing({
    ...twoLayers,
    optimizer: { kind: 'adam', learningRate: 0.001 },
    run: { epochs: 200, batch: 32, shuffle: true },
  }),
  W5a: synthetic(1_000_000, 13, 1, { ...sgd(0.01), run: { epochs: 1, batch: 256, shuffle: true } }),
  W5b: synthetic(1_000_000, 13, 1, { ...sgd(0.01), run: { epochs: 100 } }),
  W6: synthetic(64, 1000, 10, {
    model: { hidden: relu(100), bias: false, init: { kind: 'randn', seed: 5 } },
    loss: { kind: 'sumSquared' },
    ...sgd(1e-6),
    run: { epochs: 200 },
  }),
};

export const workloadNames: readonly string[] = [...Object.keys(recipes), 'W7'];

const tables = new Map<string, Table>();

/** Runs a workload once: trains by the very functions that the worker calls, or reads the file of numbers. */
export async function runWorkload(name: string, files: Files): Promise<Result> {
  if (name === 'W7') return await readNumbers(files.numbers);
  const rule = recipes[name]!;
  return timeTraining(createTraining(rule, await tableOf(rule, files)));
}

/** Between two workloads, so that the table of one does not lie in memory during the next. */
export function forget(): void {
  tables.clear();
}

/**
 * Times a run from the prepared data to the last update. What is before (splitting, scaling) and after (metrics) is
 * left out, as it is with the peers.
 */
function timeTraining(training: Training): Result {
  let started = Number.NaN;
  let ended = Number.NaN;
  onSet(training, 'prepared', () => {
    started = performance.now();
  });
  onSet(training, 'outcome', () => {
    ended = performance.now();
  });
  const steps = train(training);
  while (Number.isNaN(ended)) steps.next(WORK);
  return { seconds: (ended - started) / 1000, value: mean(training.losses.view(0, COMPARED)) };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Hears when a property is given its value. */
function onSet<Key extends keyof Training>(training: Training, key: Key, heard: () => void): void {
  let value = training[key];
  Object.defineProperty(training, key, {
    get: () => value,
    set: (given: Training[Key]) => {
      value = given;
      heard();
    },
  });
}

async function readNumbers(path: string): Promise<Result> {
  const started = performance.now();
  const table = await read(path);
  const seconds = (performance.now() - started) / 1000;
  let sum = 0;
  for (const value of table.values) sum += value;
  return { seconds, value: sum };
}

async function read(path: string): Promise<Table> {
  const data = await openData(path);
  const table = await data.table();
  data.close();
  return table;
}

async function tableOf({ data }: Recipe, files: Files): Promise<Table> {
  const key = JSON.stringify(data);
  const known = tables.get(key);
  if (known) return known;
  const table = data.synthetic ? drain(makeSynthetic(data.synthetic)).table : await read(files.housing);
  tables.set(key, table);
  return table;
}

function drain<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
