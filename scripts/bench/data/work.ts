import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { train } from '../../../src/core/train/train.ts';
import { createTraining } from '../../../src/core/train/training.ts';
import { openData } from '../../../src/node/data/open.ts';

/** What Descent does with a file; each returns what was timed and closes the rest. */
export const works: Readonly<Record<string, (path: string) => Promise<number>>> = {
  /** Until a screenful of rows is there. */
  async rows(path) {
    const started = performance.now();
    const data = await openData(path, {});
    await data.page({ from: 0, count: 100 });
    return closed(data, started);
  },
  /** Until a run could begin. */
  async table(path) {
    const started = performance.now();
    const data = await openData(path, {});
    await data.table();
    return closed(data, started);
  },
  /** All statistics of all columns, of a data set that is open. */
  async describe(path) {
    const data = await openData(path, {});
    const started = performance.now();
    await data.describe();
    return closed(data, started);
  },
  /** Open, look at the first, a middle and the last rows, train one epoch. */
  async epoch(path) {
    const started = performance.now();
    const data = await openData(path, {});
    for (const from of [0, data.rows / 2, data.rows - 100]) {
      await data.page({ from: Math.floor(from), count: 100 });
    }
    const recipe = decodeRecipe({
      format: 'descent-recipe',
      version: 1,
      data: { file: data.name, target: 'x14' },
      prepare: { scale: 'standard', scaleTarget: 'standard' },
      loss: { kind: 'mse' },
      optimizer: { kind: 'sgd', learningRate: 0.01 },
      run: { epochs: 1, batch: 256 },
    });
    const steps = train(createTraining(recipe, await data.table()));
    while (!steps.next(1e8).done);
    return closed(data, started);
  },
};

function closed(data: { close(): void }, started: number): number {
  const seconds = (performance.now() - started) / 1000;
  data.close();
  return seconds;
}
