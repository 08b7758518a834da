import { outputActivations } from '../../../core/nn/activations.ts';
import { initialisers } from '../../../core/nn/initialisers.ts';
import { losses } from '../../../core/nn/losses.ts';
import { schedules } from '../../../core/nn/schedules.ts';
import { dataSections } from './data-fields.ts';
import { effectiveValue, isThere, valueAt } from './draft-path.ts';
import { CONTINUES, choicesOf, type Field, listed, SEED, type Section, tableText } from './field.ts';
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

/** The whole form, in the order of the recipe's keys. */
export const sections: readonly Section[] = [
  ...dataSections,
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
