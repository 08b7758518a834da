import { missingRules } from '../../../core/data/missing.ts';
import { scalings } from '../../../core/data/scaling.ts';
import { splitOrders } from '../../../core/format/recipe-schema.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { effectiveValue, isThere, valueAt } from './draft-path.ts';
import { CONTINUES, type Control, choicesOf, listed, SEED, type Section, tableText } from './field.ts';
import { readingText } from './reading-text.ts';
import { parts } from './shares.ts';
import { againstOrder, drawsRows, hasShares, orderChoices, withOrder } from './split-order.ts';

const predictsNumbers = (draft: Draft) => effectiveValue(draft, ['model', 'output']) === 'identity';
const scaling: Control = { kind: 'choice', choices: choicesOf(scalings) };

/** What is predicted from what: the rows, their parts, and what is done to their cells. */
export const dataSections: readonly Section[] = [
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
        path: ['data', 'read'],
        label: 'Read as',
        help: 'How the file is read where what would be found out is not what is meant. It is changed by File > How it was read.',
        allowed: 'how the chosen data set was read',
        control: { kind: 'told', text: readingText },
        shown: isThere('data', 'read'),
      },
      {
        path: ['data', 'where'],
        label: 'Condition',
        help: 'A condition in SQL on the columns. Only the rows that meet it are used: trained on, watched and judged by. A name with blanks or marks in it stands in double quotes, a text in single ones.',
        allowed: "one condition, such as age > 30 AND city IN ('Rome', 'Oslo'), or nothing",
        defaultText: 'every row',
        control: { kind: 'condition' },
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
        help: `Which rows become which part. ${tableText(splitOrders)}`,
        allowed: listed(orderChoices),
        control: { kind: 'choice', choices: orderChoices, against: againstOrder, follow: withOrder },
      },
      {
        path: ['split', 'column'],
        label: 'Part column',
        help: 'The column that says train, validation or test in each row, in any case. It is neither feature nor target.',
        allowed: 'a column of texts',
        control: { kind: 'partColumn' },
        shown: (draft) => !hasShares(draft) || valueAt(draft, ['split', 'column']) !== undefined,
      },
      {
        path: ['split'],
        label: 'Rows',
        help: 'Shares of the rows, in percent: to learn from, to watch while training, and to judge by at the end.',
        allowed: '0 to 100 % each, together at most 100 %, and more than 0 to train on',
        defaultText: '80, 0 and the rest',
        control: { kind: 'shares' },
        shown: (draft) =>
          hasShares(draft) || parts.some((part) => valueAt(draft, ['split', part]) !== undefined),
      },
      {
        path: ['split', 'seed'],
        label: 'Split seed',
        help: 'Where the random numbers of the shuffle begin; the same seed gives the same parts.',
        allowed: SEED,
        control: { kind: 'number', whole: true, leftOut: CONTINUES },
        shown: (draft) => drawsRows(draft) || effectiveValue(draft, ['split', 'seed']) !== undefined,
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
];
