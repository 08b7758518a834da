import { recipeWith } from '../../recipes.ts';
import type { FakeDataset } from './data.ts';
import { type FakeRun, finishedRun } from './runs.ts';

const examples = [
  {
    title: 'Full batch, 0.01',
    recipe: recipeWith(),
    changes: { warnings: ['CHAS is 0 in nearly every training row: it can hardly tell rows apart.'] },
  },
  { title: 'Full batch, rate 10', recipe: recipeWith({ optimizer: { kind: 'sgd', learningRate: 10 } }) },
  {
    title: 'Mini-batch 100, 0.1',
    recipe: recipeWith({
      split: { train: 0.7, validation: 0.1, test: 0.2 },
      optimizer: { kind: 'sgd', learningRate: 0.1 },
      run: { epochs: 200, batch: 100, shuffle: true },
    }),
  },
  {
    title: 'boston-standard',
    recipe: recipeWith({ prepare: { scale: 'standard', scaleTarget: 'none' } }),
    changes: { origin: 'file', file: 'boston-standard.json', unsaved: false },
  },
] as const;

/** Two runs that ended well, one that diverged, and a model file; ten minutes apart, oldest first. */
export function exampleRuns(dataset: FakeDataset): FakeRun[] {
  return examples.map(({ title, recipe, ...rest }, i) => {
    const run = finishedRun(`run-${i + 2}`, title, recipe, dataset);
    const created = new Date(Date.UTC(2025, 0, 6, 9, 10 * i)).toISOString();
    run.summary = { ...run.summary, ...('changes' in rest && rest.changes), created };
    return run;
  });
}
