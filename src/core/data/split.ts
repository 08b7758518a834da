import { Problem } from '../problem.ts';
import type { RandomState } from '../random/random-state.ts';

/** How a recipe parts the rows. */
export type SplitRule = ShareSplit | ColumnSplit;

/** By shares of the rows. */
export interface ShareSplit {
  readonly order: 'file' | 'shuffled' | 'stratified';
  readonly train: number;
  readonly validation: number;
  readonly test?: number | undefined;
  readonly seed?: number | undefined;
}

/** By the column that says the part of each row. */
export interface ColumnSplit {
  readonly order: 'column';
  readonly column: string;
  readonly seed?: undefined;
}

export interface PartSizes {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** Row numbers of each part. */
export interface Parts {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

/**
 * How many rows each part gets. Shares that add up to 1 use every row: the last part that has a share
 * takes the rest. Drawn by a seed, the test part is rounded up, as scikit-learn's `train_test_split` does.
 * @throws Problem when no row is left to train on
 */
export function partSizes(rows: number, rule: ShareSplit): PartSizes {
  // 1 - 0.7 is a little more than 0.3, which would be rounded up to one row too many.
  const rest = Number((1 - rule.train - rule.validation).toFixed(12));
  const shares = { ...rule, test: rule.test ?? Math.max(0, rest) };
  const whole = Math.abs(shares.train + shares.validation + shares.test - 1) < 1e-9;
  const shuffled = rule.order !== 'file';

  let test = shuffled ? Math.ceil(rows * shares.test) : Math.floor(rows * shares.test);
  let train = Math.floor(rows * shares.train);
  let validation = Math.floor(rows * shares.validation);
  if (shuffled) train = Math.min(train, rows - test);
  if (whole) {
    if (shares.validation > 0 && (shuffled || shares.test < 1e-9)) validation = rows - train - test;
    else if (shares.test >= 1e-9 && !shuffled) test = rows - train - validation;
    else train = rows - validation - test;
  }
  if (train < 1) {
    const message = `${rule.train} of ${rows} ${rows === 1 ? 'row' : 'rows'} leaves none to train on`;
    throw new Problem(
      'recipe',
      `split.train: ${message}`,
      'Give the training part a larger share, or open a data set with more rows.',
      [{ path: 'split.train', message }],
    );
  }
  return { train, validation, test };
}

/** Rows between two looks at the clock. */
const STEP = 2 ** 16;

/**
 * Splits rows 0 … rows-1. In file order: training, validation, test one after the other. Shuffled:
 * a permutation's first rows are the test part and the next ones the training part, so that these are
 * scikit-learn's `train_test_split(random_state=seed)`; validation comes after them, or in place of a test part that
 * there is none of. Yields now and then, since shuffling millions of rows takes a while.
 */
export function* splitRows(
  rows: number,
  rule: ShareSplit & { readonly order: 'file' | 'shuffled' },
  random: RandomState | undefined,
): Generator<void, Parts> {
  const { train, validation, test } = partSizes(rows, rule);
  const order = yield* fileOrder(rows);
  if (rule.order === 'file') {
    return {
      train: order.subarray(0, train),
      validation: order.subarray(train, train + validation),
      test: order.subarray(train + validation, train + validation + test),
    };
  }
  yield* shuffleInSteps(order, random!);
  const take = (from: number, count: number) => order.subarray(from, from + count);
  // Without a test part the validation rows are what scikit-learn holds out.
  if (test === 0)
    return { validation: take(0, validation), train: take(validation, train), test: take(0, 0) };
  return { test: take(0, test), train: take(test, train), validation: take(test + train, validation) };
}

/** 0 … rows-1. */
export function* fileOrder(rows: number): Generator<void, Int32Array> {
  const order = new Int32Array(rows);
  for (let from = 0; from < rows; from += STEP) {
    for (let i = from; i < Math.min(rows, from + STEP); i++) order[i] = i;
    yield;
  }
  return order;
}

/** `random.shuffle(order)`, yielding every so many rows. */
export function* shuffleInSteps(order: Int32Array, random: RandomState): Generator<void, void> {
  for (let from = order.length - 1; from >= 1; from -= STEP) {
    random.shufflePart(order, from, Math.max(1, from - STEP + 1));
    yield;
  }
}

/** Whether the parts are drawn by random numbers. */
export function drawsRows({ order }: Pick<SplitRule, 'order'>): boolean {
  return order === 'shuffled' || order === 'stratified';
}
