import { missingRules } from '../../../core/data/missing.ts';
import { scalings } from '../../../core/data/scaling.ts';
import { outputActivations } from '../../../core/nn/activations.ts';
import { initialisers } from '../../../core/nn/initialisers.ts';
import { losses } from '../../../core/nn/losses.ts';
import { schedules } from '../../../core/nn/schedules.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { effectiveValue, isObject, valueAt } from './draft-path.ts';
import { type Control, choicesOf, type Field, listed, type Section, tableText } from './field.ts';
import { layersOf, networkNote } from './hidden-layers.ts';
import {
  isDescent,
  methods,
  optimizerFields,
  scheduleFields,
  withOptimizer,
  withSchedule,
} from './optimizer-fields.ts';
import { againstLoss, withOutput } from './output-and-loss.ts';

const SEED = 'a whole number from 0 to 4294967295, or nothing';
const CONTINUES = 'continues';
const isThere =
  (...path: string[]) =>
  (draft: Draft) =>
    valueAt(draft, path) !== undefined;
const predictsNumbers = (draft: Draft) => effectiveValue(draft, ['model', 'output']) === 'identity';
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
        path: ['data', 'synthetic'],
        label: 'Made data',
        help: 'The table is made by this rule, the same one every time.',
        allowed: 'the rule by which the chosen data set was made',
        control: { kind: 'source' },
        shown: isThere('data', 'synthetic'),
      },
      {
        path: ['data', 'where'],
        label: 'Rows',
        help: 'A condition on the rows. This version uses all rows of the data set.',
        allowed: 'nothing in this version',
        control: { kind: 'told', text: String },
        shown: () => false,
      },
      {
        path: ['data', 'target'],
        label: 'Target',
        help: 'What the model learns to predict: one column, or several at once.',
        allowed: 'columns of the data set; for classes one column',
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
          follow: (draft, order) => {
            const { seed, ...split } = isObject(draft.split) ? draft.split : {};
            const shuffled = order === 'shuffled' && { seed: seed ?? 0 };
            return { ...draft, split: { ...split, order, ...shuffled } };
          },
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
        help: 'How the target is scaled while training. Predictions are always given in its own unit; classes are not scaled.',
        allowed: listed(choicesOf(scalings)),
        control: scaling,
        shown: predictsNumbers,
      },
      {
        path: ['prepare', 'encode'],
        label: 'Categories',
        help: 'Features whose values are told apart instead of reckoned with: columns of text have to be, columns of numbers can. One-hot: one input a category, 1 where the row has it. Label: one input, the place of the category in their sorted list.',
        allowed: 'one-hot or label for any feature',
        defaultText: 'none',
        control: { kind: 'encode' },
      },
      {
        path: ['prepare', 'missing'],
        label: 'Missing',
        help: `What is done about missing cells of the features. ${tableText(missingRules)}`,
        allowed: listed(choicesOf(missingRules)),
        control: { kind: 'choice', choices: choicesOf(missingRules) },
      },
    ],
  },
  {
    title: 'Model',
    note: (draft) =>
      networkNote(layersOf(valueAt(draft, ['model', 'hidden'])), effectiveValue(draft, ['model', 'output'])),
    fields: [
      {
        path: ['model', 'hidden'],
        label: 'Hidden layers',
        help: 'Layers between the features and the output, first to last: so many units, each a weighted sum that its activation bends. Without any the model is linear, or logistic by its output.',
        allowed: '1 to 1000000 units a layer; with maxout a multiple of its pieces',
        defaultText: 'none',
        control: { kind: 'hidden' },
      },
      {
        path: ['model', 'output'],
        label: 'Output',
        help: 'What is done to the sums at the end. Identity predicts numbers, sigmoid the second of two classes, softmax one of many classes.',
        allowed: listed(choicesOf(outputActivations)),
        control: {
          kind: 'choice',
          choices: [
            { value: 'identity', label: 'Identity: numbers' },
            { value: 'sigmoid', label: 'Sigmoid: 2 classes' },
            { value: 'softmax', label: 'Softmax: classes' },
          ],
          follow: withOutput,
        },
      },
      {
        path: ['model', 'bias'],
        label: 'Bias',
        help: 'A number b that is added to every weighted sum.',
        allowed: 'with or without, for all layers',
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
        help: tableText(losses),
        allowed: `${listed(choicesOf(losses))}; cross entropies go with the output they are made for`,
        control: { kind: 'choice', choices: choicesOf(losses), against: againstLoss },
      },
      {
        path: ['optimizer', 'kind'],
        label: 'Optimizer',
        help: 'The rule by which an update changes the parameters; or a search through a grid of values; or the exact solution of a linear model.',
        allowed: listed(methods),
        control: { kind: 'choice', choices: methods, follow: withOptimizer },
      },
      ...optimizerFields(),
      {
        path: ['optimizer', 'grid'],
        label: 'Grid',
        help: 'The parameters to try and their values, from the first up to the second by steps, the second left out. Every combination is tried; the other parameters stay as they begin.',
        allowed: 'at least one parameter; a step that leads from the first number towards the second',
        control: { kind: 'grid' },
        shown: (draft) => effectiveValue(draft, ['optimizer', 'kind']) === 'exhaustive',
      },
    ],
  },
  {
    title: 'Schedule and clipping',
    folded: true,
    fields: [
      {
        path: ['optimizer', 'schedule', 'kind'],
        label: 'Schedule',
        help: `How the learning rate changes from epoch to epoch. ${tableText(schedules)}`,
        allowed: listed(choicesOf(schedules)),
        fallback: 'constant',
        control: { kind: 'choice', choices: choicesOf(schedules), follow: withSchedule },
        shown: isDescent,
      },
      ...scheduleFields(),
      {
        path: ['optimizer', 'clipNorm'],
        label: 'Clip gradient',
        help: 'A gradient whose length over all parameters is greater is shortened to this.',
        allowed: 'more than 0, or nothing',
        control: { kind: 'number', leftOut: 'no limit' },
        shown: isDescent,
      },
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
        shown: isDescent,
      },
      {
        path: ['run', 'batch'],
        label: 'Batch',
        help: 'Rows that one update looks at: all of them, or so many at a time. The last batch of an epoch may be short.',
        allowed: 'all rows, or a whole number from 1',
        control: { kind: 'batch' },
        shown: isDescent,
      },
      {
        path: ['run', 'shuffle'],
        label: 'Shuffle',
        help: 'Whether the training rows are shuffled before every epoch.',
        allowed: 'yes or no',
        control: { kind: 'switch', on: 'every epoch', off: 'no' },
        shown: isDescent,
      },
      {
        path: ['run', 'seed'],
        label: 'Shuffle seed',
        help: 'Where the random numbers of the shuffling begin. Left out, they continue those of the first weights.',
        allowed: SEED,
        control: { kind: 'number', whole: true, leftOut: CONTINUES },
        shown: (draft) => isDescent(draft) && effectiveValue(draft, ['run', 'shuffle']) !== false,
      },
      {
        path: ['run', 'stopping'],
        label: 'Stop early',
        help: 'Ends the run when the validation loss has stopped falling, and keeps the best parameters. Needs validation rows.',
        allowed: 'with validation rows',
        defaultText: 'no',
        control: {
          kind: 'presence',
          on: 'at the best',
          off: 'no',
          initial: { patience: 20, minDelta: 0 },
        },
        shown: (draft) => isDescent(draft) || isThere('run', 'stopping')(draft),
      },
      {
        path: ['run', 'stopping', 'patience'],
        label: 'Patience',
        help: 'Epochs to wait for a lower validation loss.',
        allowed: 'a whole number from 1',
        fallback: 20,
        control: { kind: 'number', whole: true },
        shown: isThere('run', 'stopping'),
      },
      {
        path: ['run', 'stopping', 'minDelta'],
        label: 'Least fall',
        help: 'How much lower a validation loss has to be to count as lower.',
        allowed: 'at least 0',
        fallback: 0,
        control: { kind: 'number' },
        shown: isThere('run', 'stopping'),
      },
    ],
  },
];

export const fields: readonly Field[] = sections.flatMap((section) => section.fields);
