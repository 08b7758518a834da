import type { DatasetSummary } from '../../shared/datasets.ts';
import type { Draft } from './recipe-draft.ts';

/** Texts of a column that may each become an input without being asked. */
const FEW_TEXTS = 20;

/** The first recipe for a data set: the tutorial's, on its last column. */
export function startingDraft(dataset: DatasetSummary): Draft {
  return dataset.synthetic ? forSynthetic(dataset, dataset.synthetic) : forFile(dataset);
}

const start = { format: 'descent-recipe', version: 1 } as const;
const linear = {
  hidden: [],
  output: 'identity',
  bias: true,
  init: { kind: 'randn', seed: 0 },
} satisfies Draft;
const descent = {
  penalty: { l1: 0, l2: 0 },
  optimizer: { kind: 'sgd', learningRate: 0.01 },
  run: { epochs: 1000, batch: 'all', shuffle: false, seed: 0 },
} satisfies Draft;

function forFile({ name, columns }: DatasetSummary): Draft {
  const target = columns.at(-1)!;
  const encoded = columns.flatMap((column) =>
    column !== target && column.texts && column.texts.distinct <= FEW_TEXTS ? [[column.name, 'oneHot']] : [],
  );
  const encode = encoded.length > 0 ? { encode: Object.fromEntries(encoded) as Draft } : {};
  const common = {
    ...start,
    data: { file: name, target: target.name },
    split: { order: 'file', train: 0.8, validation: 0, test: 0.2 },
  };
  if (!target.texts) {
    return {
      ...common,
      prepare: { scale: 'meanRange', scaleTarget: 'meanRange', ...encode },
      model: linear,
      loss: { kind: 'halfMse' },
      ...descent,
    };
  }
  const two = target.texts.distinct === 2;
  return {
    ...common,
    // Files of classes are often in their order: unshuffled, the last class would be met in no training row.
    split: { ...common.split, order: 'shuffled', seed: 0 },
    prepare: { scale: 'standard', ...encode },
    model: { ...linear, output: two ? 'sigmoid' : 'softmax' },
    loss: { kind: two ? 'binaryCrossEntropy' : 'crossEntropy' },
    ...descent,
    optimizer: { kind: 'sgd', learningRate: 0.1 },
  };
}

function forSynthetic(
  { synthetic }: DatasetSummary,
  { kind }: NonNullable<DatasetSummary['synthetic']>,
): Draft {
  const common = {
    ...start,
    data: { synthetic: { ...synthetic } as Draft },
    split: { order: 'file', train: 0.8, validation: 0, test: 0.2 },
  };
  if (kind === 'randn') {
    return { ...common, model: linear, loss: { kind: 'mse' }, ...descent };
  }
  return {
    ...common,
    model: {
      ...linear,
      hidden: [{ units: 10, activation: 'tanh' }],
      output: 'sigmoid',
      init: { kind: 'he', seed: 1 },
    },
    loss: { kind: 'binaryCrossEntropy' },
    ...descent,
    optimizer: { kind: 'adam', learningRate: 0.01 },
  };
}
