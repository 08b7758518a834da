import type { OutputActivationKind } from '../../core/nn/activations.ts';
import type { ColumnSummary, DatasetSummary } from '../../shared/datasets.ts';
import { noChoices } from '../../shared/read-choices.ts';
import { usualLoss } from '../features/recipe/output-and-loss.ts';
import type { Draft } from './recipe-draft.ts';

/** Texts of a column that may each become an input without being asked, and values that are still a few classes. */
export const FEW = 20;

/**
 * The first recipe for a data set: the tutorial's, on the last column that holds numbers or a few classes. Columns of
 * days, and of texts that rather name the rows, are left out.
 */
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
export const descent = {
  penalty: { l1: 0, l2: 0 },
  optimizer: { kind: 'sgd', learningRate: 0.01 },
  run: { epochs: 1000, batch: 'all', shuffle: false, seed: 0 },
} satisfies Draft;

function forFile(dataset: DatasetSummary): Draft {
  const { name, columns } = dataset;
  const target = columns.findLast(isTarget) ?? columns.at(-1)!;
  const others = columns.filter((column) => column !== target);
  const features = others.filter(isFeature);
  // Where none is left the recipe's check says what is in the way.
  const named = features.length > 0 && features.length < others.length;
  const encoded = features.filter(isTold).map((column) => [column.name, 'oneHot']);
  const encode = encoded.length > 0 ? { encode: Object.fromEntries(encoded) as Draft } : {};
  const output = proposedOutput(target);
  const { order, seed, scale, scaleTarget, learningRate } = proposals[kindOf(output)];
  return {
    ...start,
    data: {
      file: name,
      target: target.name,
      ...(named && { features: features.map((column) => column.name) }),
      ...readingOf(dataset),
    },
    split: { order, train: 0.8, validation: 0, test: 0.2, ...(seed !== undefined && { seed }) },
    prepare: { scale, ...(scaleTarget && { scaleTarget }), ...encode },
    model: { ...linear, output },
    loss: { kind: usualLoss[output] },
    ...descent,
    optimizer: { kind: 'sgd', learningRate },
  };
}

/** Whether numbers are predicted, or classes. */
export type TargetKind = 'numbers' | 'classes';

interface Proposal {
  readonly order: string;
  readonly seed?: number;
  readonly scale: string;
  readonly scaleTarget?: string;
  readonly learningRate: number;
}

/** What the first recipe says that depends on what is predicted, beside output and loss. */
export const proposals: Readonly<Record<TargetKind, Proposal>> = {
  numbers: { order: 'file', scale: 'meanRange', scaleTarget: 'meanRange', learningRate: 0.01 },
  // Files of classes are often in their order: unshuffled, the last class would be met in no training row.
  classes: { order: 'shuffled', seed: 0, scale: 'standard', learningRate: 0.1 },
};

export const kindOf = (output: string): TargetKind => (output === 'identity' ? 'numbers' : 'classes');

/** The output that is proposed for a target. */
export function proposedOutput(target: ColumnSummary): OutputActivationKind {
  if (!isTold(target) && target.type !== 'boolean') return 'identity';
  return target.distinct === 2 ? 'sigmoid' : 'softmax';
}

/** Whether its cells can only be told apart. */
export const isTold = ({ type }: Pick<ColumnSummary, 'type'>) => type === 'text' || type === 'date';

/** Texts that are nearly as many as the rows name them, and days that come once tell nothing of others. */
export function isFeature(column: ColumnSummary): boolean {
  if (column.distinct === 0) return false;
  if (column.type === 'date') return false;
  return !isTold(column) || (column.distinct !== null && column.distinct <= FEW);
}

/** What can be predicted without being asked: numbers, or a few classes. */
function isTarget(column: ColumnSummary): boolean {
  const told = isTold(column) || column.type === 'boolean';
  return isFeature(column) && !(told && column.distinct === 1);
}

/** How the file was read, where that was said and not found out: a recipe says it too. */
export function readingOf({ receipt }: Pick<DatasetSummary, 'receipt'>): { read?: Draft } {
  const choices = receipt?.choices;
  return noChoices(choices) ? {} : { read: structuredClone(choices) as Draft };
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
