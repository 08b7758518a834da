import { scalings } from '../../../core/data/scaling.ts';
import { initialisers } from '../../../core/nn/initialisers.ts';
import { losses } from '../../../core/nn/losses.ts';
import { optimizers } from '../../../core/nn/optimizers.ts';
import { effectiveValue } from './draft-path.ts';
import { type Control, choicesOf, type Field, listed, type Section } from './field.ts';
import { optimizerFields, withOptimizer } from './optimizer-fields.ts';

const SEED = 'a whole number from 0 to 4294967295, or nothing';
const CONTINUES = 'continues';
const scaling: Control = { kind: 'choice', choices: choicesOf(scalings) };

/** The whole form, in the order of the recipe's keys. */
export const sections: readonly Section[] = [
  {
    title: 'Data',
    fields: [
      {
        path: ['title'],
        label: 'Title',
        help: 'What the run is called in lists and files.',
        allowed: 'up to 200 characters, or nothing',
        control: { kind: 'text', leftOut: 'by its settings' },
      },
      {
        path: ['data', 'file'],
        label: 'File',
        help: 'The data set that is chosen on the left.',
        allowed: 'the name of a file beside the recipe',
        control: { kind: 'told', text: String },
        shown: () => false,
      },
      {
        path: ['data', 'target'],
        label: 'Target',
        help: 'The column that the model learns to predict.',
        allowed: 'one column of the data set',
        control: { kind: 'target' },
      },
      {
        path: ['data', 'features'],
        label: 'Features',
        help: 'The columns that the model predicts from.',
        allowed: 'any columns but the target',
        defaultText: 'every other column',
        control: { kind: 'features' },
      },
    ],
  },
  {
    title: 'Split',
    fields: [
      {
        path: ['split', 'order'],
        label: 'Order',
        help: 'Whether the parts are taken in the order of the file, or from rows shuffled by a seed.',
        allowed: 'in the file\u2019s order or shuffled',
        control: {
          kind: 'choice',
          choices: [
            { value: 'file', label: 'As in the file' },
            { value: 'shuffled', label: 'Shuffled' },
          ],
          follow: ({ seed, ...split }, order) =>
            order === 'shuffled' ? { ...split, order, seed: seed ?? 0 } : { ...split, order },
        },
      },
      {
        path: ['split'],
        label: 'Rows',
        help: 'Shares of the rows, in percent: to learn from, to watch while training, and to judge by at the end.',
        allowed: '0 to 100 % each, together at most 100 %, and more than 0 to train on',
        defaultText: '80, 0 and the rest',
        control: { kind: 'shares' },
      },
      {
        path: ['split', 'seed'],
        label: 'Split seed',
        help: 'Where the random numbers of the shuffle begin; the same seed gives the same parts.',
        allowed: SEED,
        control: { kind: 'number', whole: true, leftOut: CONTINUES },
        shown: (draft) =>
          effectiveValue(draft, ['split', 'order']) === 'shuffled' ||
          effectiveValue(draft, ['split', 'seed']) !== undefined,
      },
    ],
  },
  {
    title: 'Prepare',
    fields: [
      {
        path: ['prepare', 'scale'],
        label: 'Scale',
        help: 'How each feature is brought to a like size. Its numbers are learned from the training rows alone.',
        allowed: listed(choicesOf(scalings)),
        control: scaling,
      },
      {
        path: ['prepare', 'scaleTarget'],
        label: 'Scale target',
        help: 'How the target is scaled while training. Predictions are always given in its own unit.',
        allowed: listed(choicesOf(scalings)),
        control: scaling,
      },
      {
        path: ['prepare', 'encode'],
        label: 'Encode',
        help: 'How columns of text become numbers. This version reads columns of numbers, so there is none.',
        allowed: 'none',
        control: { kind: 'told', text: () => 'numbers as they are' },
        shown: () => false,
      },
      {
        path: ['prepare', 'missing'],
        label: 'Missing',
        help: 'What is done about a value that is missing: the file is refused, naming the place.',
        allowed: 'error',
        control: { kind: 'told', text: () => 'an error' },
        shown: () => false,
      },
    ],
  },
  {
    title: 'Model',
    note: 'linear, without hidden layers',
    fields: [
      {
        path: ['model', 'hidden'],
        label: 'Hidden layers',
        help: 'Layers between the features and the output. Without any the model is linear.',
        allowed: 'none in this version',
        control: { kind: 'told', text: () => 'None: a linear model' },
        shown: () => false,
      },
      {
        path: ['model', 'output'],
        label: 'Output',
        help: 'What is done to the sum at the end: nothing, it is the prediction.',
        allowed: 'identity',
        control: { kind: 'told', text: String },
        shown: () => false,
      },
      {
        path: ['model', 'bias'],
        label: 'Bias',
        help: 'A number b that is added to the weighted sum of the features.',
        allowed: 'with or without',
        control: { kind: 'switch', on: 'with b', off: 'without' },
      },
      {
        path: ['model', 'init', 'kind'],
        label: 'First weights',
        help: 'How the weights are drawn before the first update; the bias starts at 0.',
        allowed: listed(choicesOf(initialisers)),
        control: { kind: 'choice', choices: choicesOf(initialisers) },
      },
      {
        path: ['model', 'init', 'seed'],
        label: 'Weights seed',
        help: 'Where the random numbers of the first weights begin. Left out, they continue those of the split.',
        allowed: SEED,
        control: { kind: 'number', whole: true, leftOut: CONTINUES },
      },
    ],
  },
  {
    title: 'Parameters by hand',
    folded: true,
    fields: [
      {
        path: ['model', 'set'],
        label: 'First values',
        help: 'Parameters that begin at a value of your own instead of a drawn one.',
        allowed: 'any number for any parameter',
        defaultText: 'none',
        control: { kind: 'firstValues' },
      },
      {
        path: ['model', 'train'],
        label: 'Train only',
        help: 'The parameters that training may change; all others stay at their first values.',
        allowed: 'one parameter or more',
        defaultText: 'all',
        control: { kind: 'trained' },
      },
    ],
  },
  {
    title: 'Loss and optimizer',
    fields: [
      {
        path: ['loss', 'kind'],
        label: 'Loss',
        help: Object.values(losses)
          .map(({ label, about }) => `${label}: ${about}.`)
          .join(' '),
        allowed: listed(choicesOf(losses)),
        control: { kind: 'choice', choices: choicesOf(losses) },
      },
      {
        path: ['optimizer', 'kind'],
        label: 'Optimizer',
        help: 'The rule by which an update changes the parameters.',
        allowed: listed(choicesOf(optimizers)),
        control: { kind: 'choice', choices: choicesOf(optimizers), follow: withOptimizer },
      },
      ...optimizerFields(),
    ],
  },
  {
    title: 'Penalty',
    folded: true,
    fields: [
      {
        path: ['penalty', 'l1'],
        label: 'L1',
        help: 'Adds l1 \u00b7 \u03a3|w| over the weights to what is descended; it drives small weights to 0. The reported loss is without it.',
        allowed: 'at least 0',
        control: { kind: 'number' },
      },
      {
        path: ['penalty', 'l2'],
        label: 'L2',
        help: 'Adds (l2/2) \u00b7 \u03a3w\u00b2 over the weights to what is descended; it keeps weights small. The reported loss is without it.',
        allowed: 'at least 0',
        control: { kind: 'number' },
      },
    ],
  },
  {
    title: 'Run',
    fields: [
      {
        path: ['run', 'epochs'],
        label: 'Epochs',
        help: 'How many times training goes through all its rows.',
        allowed: 'a whole number from 1 to 1000000000',
        control: { kind: 'number', whole: true },
      },
      {
        path: ['run', 'batch'],
        label: 'Batch',
        help: 'Rows that one update looks at: all of them, or so many at a time. The last batch of an epoch may be short.',
        allowed: 'all rows, or a whole number from 1',
        control: { kind: 'batch' },
      },
      {
        path: ['run', 'shuffle'],
        label: 'Shuffle',
        help: 'Whether the training rows are shuffled before every epoch.',
        allowed: 'yes or no',
        control: { kind: 'switch', on: 'every epoch', off: 'no' },
      },
      {
        path: ['run', 'seed'],
        label: 'Shuffle seed',
        help: 'Where the random numbers of the shuffling begin. Left out, they continue those of the first weights.',
        allowed: SEED,
        control: { kind: 'number', whole: true, leftOut: CONTINUES },
        shown: (draft) => effectiveValue(draft, ['run', 'shuffle']) !== false,
      },
    ],
  },
];

export const fields: readonly Field[] = sections.flatMap((section) => section.fields);
