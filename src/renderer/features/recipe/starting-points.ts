import type { DatasetSummary } from '../../../shared/datasets.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { readingOf } from '../../state/starting-draft.ts';

/** A recipe to begin with, all but its data. */
export interface StartingPoint {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The fewest features that its parameters need. */
  readonly features: number;
  readonly recipe: Draft;
}

/** What all three lessons share: the first 80 % of the rows, every column as (x - mean) / range, a linear model. */
const lesson = {
  split: { order: 'file', train: 0.8, validation: 0, test: 0.2 },
  prepare: { scale: 'meanRange', scaleTarget: 'meanRange' },
  model: { hidden: [], output: 'identity', bias: true, init: { kind: 'randn', seed: 0 } },
  loss: { kind: 'halfMse' },
  penalty: { l1: 0, l2: 0 },
} satisfies Draft;

export const startingPoints: readonly StartingPoint[] = [
  {
    id: 'full-batch',
    title: 'Full batch',
    about: '1000 epochs, all rows at once, rate 0.01',
    features: 1,
    recipe: {
      ...lesson,
      optimizer: { kind: 'sgd', learningRate: 0.01 },
      run: { epochs: 1000, batch: 'all', shuffle: false, seed: 0 },
    },
  },
  {
    id: 'mini-batch',
    title: 'Mini-batches',
    about: '50 epochs, shuffled, 100 rows at a time, rate 0.1',
    features: 1,
    recipe: {
      ...lesson,
      optimizer: { kind: 'sgd', learningRate: 0.1 },
      // No seed: the shuffles continue the random numbers of the first weights, as the lesson does.
      run: { epochs: 50, batch: 100, shuffle: true },
    },
  },
  {
    id: 'two-weights',
    title: 'Two weights',
    about: 'only w[5] and w[9], from \u2212100, 2000 epochs, rate 0.01',
    features: 10,
    recipe: {
      ...lesson,
      model: { ...lesson.model, set: { 'w[5]': -100, 'w[9]': -100 }, train: ['w[5]', 'w[9]'] },
      optimizer: { kind: 'sgd', learningRate: 0.01 },
      run: { epochs: 2000, batch: 'all', shuffle: false, seed: 0 },
    },
  },
];

/** A starting point for a data set: on the lessons' own target where it has that, else on the one chosen. */
export function draftFrom(point: StartingPoint, dataset: DatasetSummary, current: Draft): Draft {
  const lessons = dataset.columns.some(({ name }) => name === 'MEDV');
  const data = lessons ? { file: dataset.name, target: 'MEDV', ...readingOf(dataset) } : (current.data ?? {});
  return { format: 'descent-recipe', version: 1, data, ...structuredClone(point.recipe) };
}

/** A run's recipe as a draft for a data set, which is read as it is read. */
export function draftFromRun(recipe: object, dataset: DatasetSummary): Draft {
  const draft = JSON.parse(JSON.stringify(recipe)) as Draft;
  const { file: _, synthetic: __, read: ___, ...data } = draft.data as Draft;
  const { name, synthetic } = dataset;
  const source: Draft = synthetic ? { synthetic: { ...synthetic } as Draft } : { file: name };
  return { ...draft, data: { ...source, ...data, ...readingOf(dataset) } };
}
