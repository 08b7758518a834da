import { describe, expect, it } from 'vitest';
import { planData } from '../../../../src/core/data/data-plan.ts';
import type { Column, Table } from '../../../../src/core/data/table.ts';
import { reviewData, reviewKey } from '../../../../src/core/data/warnings/review.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { train } from '../../../../src/core/train/train.ts';
import { createTraining } from '../../../../src/core/train/training.ts';
import { drain } from '../../../drain.ts';
import { housing } from '../../../housing.ts';
import { type Json, recipeWith } from '../../../recipes.ts';

type Cells = readonly (number | string | null)[];

/** A table of these columns; texts become places in their sorted list. */
function tableOf(columns: Readonly<Record<string, Cells>>): Table {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.length;
  const values = new Float64Array(rows * names.length);
  const known: Column[] = names.map((name, j) => {
    const cells = columns[name]!;
    const texts = cells.filter((cell) => typeof cell === 'string');
    const categories = texts.length > 0 ? [...new Set(texts)].sort() : undefined;
    for (const [row, cell] of cells.entries()) {
      values[row * names.length + j] =
        cell === null ? Number.NaN : typeof cell === 'string' ? categories!.indexOf(cell) : cell;
    }
    return categories ? { name, categories } : { name };
  });
  return { name: 't.csv', columns: known, rows, values };
}

const ROWS = 200;
const random = new RandomState(7);
const draw = (rows = ROWS) => Array.from({ length: rows }, () => random.normal());
const a = draw();
const y = draw();
const review = (columns: Readonly<Record<string, Cells>>, changes: Json = {}) => {
  const table = tableOf(columns);
  const recipe = recipeWith({
    ...changes,
    data: { target: 'y', ...(changes.data as object) },
    split: { order: 'file', train: 0.8, validation: 0, test: 0.2, ...(changes.split as object) },
    prepare: { scale: 'standard', scaleTarget: 'none', ...(changes.prepare as object) },
  });
  return drain(reviewData(table, recipe, drain(planData(table, recipe, new RandomState(1)))));
};
const classes = (output: string, changes: Json = {}): Json => ({
  model: { output },
  loss: { kind: output === 'softmax' ? 'crossEntropy' : 'binaryCrossEntropy' },
  ...changes,
});

describe('nothing is said', () => {
  it('of plain numbers', () => {
    expect(review({ a, b: draw(), y })).toEqual([]);
  });
  it.each(['meanRange', 'minMax', 'max', 'standard'])(
    'of Boston in the order of the file under %s',
    (scale) => {
      const table = housing();
      const recipe = recipeWith({ prepare: { scale } });
      expect(drain(reviewData(table, recipe, drain(planData(table, recipe, undefined))))).toEqual([]);
    },
  );
  it('of a single feature that counts, or lies on a line', () => {
    const x = Array.from({ length: ROWS }, (_, i) => i);
    expect(review({ x, y: x.map((value) => 2 * value + 1) })).toEqual([]);
  });
});

describe('columns that are the same in every training row', () => {
  it('are named, several at once', () => {
    const flat = a.map(() => 3);
    // It differs in the test rows alone.
    const late = a.map((_, i) => (i < 160 ? 1 : i));
    expect(review({ a, flat, y })).toEqual([
      'flat is 3 in every training row and is left at 0: it cannot tell rows apart, so leave it out of data.features.',
    ]);
    expect(review({ a, flat, late, p: flat, q: flat, r: flat, y })).toEqual([
      'flat, late, p and 2 more are each the same in every training row: they cannot tell rows apart, so leave them out of data.features.',
    ]);
  });
});

describe('a feature that is the target', () => {
  const say = 'so the model is shown what it is to predict: leave it out of data.features.';
  it('by its numbers, though some of its cells are missing', () => {
    const copy = y.map((value, i) => (i % 7 === 0 ? null : value));
    expect(review({ a, copy, y }, { prepare: { missing: 'mean' } })).toEqual([
      `copy equals the target y, ${say}`,
    ]);
  });
  it('in another unit', () => {
    const celsius = y.map((value) => 20 + value);
    const fahrenheit = celsius.map((value) => value * 1.8 + 32);
    expect(review({ a, fahrenheit, y: celsius })).toEqual([
      `fahrenheit is in another unit (correlation 1) the target y, ${say}`,
    ]);
  });
  it('but not one that nearly is', () => {
    const near = y.map((value, i) => value + (i % 2 === 0 ? 1e-5 : -1e-5));
    expect(review({ a, near, y })).toEqual([]);
  });
  it('by names of its classes', () => {
    const kind = y.map((value) => (value > 0 ? 'good' : 'bad'));
    const code = kind.map((text) => (text === 'good' ? 7 : 3));
    const other = kind.map((text) => (text === 'good' ? 'p' : 'q'));
    const almost = kind.map((text, i) => (text === 'good' && i !== 5 ? 7 : 3));
    const prepare = { encode: { other: 'oneHot' } };
    expect(review({ a, code, other, almost, y: kind }, classes('sigmoid', { prepare }))).toEqual([
      'code and other have one value of their own for each value of the target y, so the model is shown what it is to predict: leave them out of data.features.',
    ]);
  });
});

describe('a column that only names the rows', () => {
  const counting = Array.from({ length: ROWS }, (_, i) => i + 1);
  it('by whole numbers or by texts', () => {
    const large = counting.map((i) => 9e15 + ((i * 7919) % 1_000_003));
    const key = counting.map((i) => `key ${i}`);
    expect(review({ counting, large, a, y })).toEqual([
      'counting and large are different in every row, so they may only name the rows: leave them out of data.features, unless they measure something.',
    ]);
    const found = review({ key, a, y }, { prepare: { encode: { key: 'label' } } });
    expect(found.at(-1)).toBe(
      'key is different in every row, so it may only name the rows: leave it out of data.features, unless it measures something.',
    );
  });
  it('but not one that repeats itself once, misses a cell, or has fractions', () => {
    const once = counting.map((i) => (i === 150 ? 3 : i));
    expect(review({ once, a, y })).toEqual([]);
    const gap = counting.map((i) => (i === 150 ? null : i));
    expect(review({ gap, a, y }, { prepare: { missing: 'mean' } })).toEqual([]);
  });
  it('among many rows, where its last cells tell', () => {
    const rows = 20_000;
    const id = Array.from({ length: rows }, (_, i) => (i * 7919) % 20_011);
    const last = id.with(rows - 1, id[0]!);
    const b = draw(rows);
    expect(review({ id, last, b, y: draw(rows) })).toEqual([
      'id is different in every row, so it may only name the rows: leave it out of data.features, unless it measures something.',
    ]);
  });
});

describe('rows that are in two parts', () => {
  it('are counted where all of their cells are the same', () => {
    const doubled = (cells: readonly number[]) => cells.map((cell, i) => (i >= 190 ? cells[i - 190]! : cell));
    const [p, q] = [doubled(a), doubled(y)];
    expect(review({ p, y: q })).toEqual([
      '10 of 40 test rows are the same as a training row in every feature and the target, so what is measured there flatters the model: take repeated rows out of the file, or leave them out by data.where.',
    ]);
    // The features alone are not the whole row.
    expect(review({ p, y })).toEqual([]);
    const parts = { train: 0.6, validation: 0.2, test: 0.2 };
    const both = (cells: readonly number[]) =>
      cells.map((cell, i) => (i === 130 || i >= 195 ? cells[0]! : cell));
    expect(review({ p: both(a), y: both(y) }, { split: parts })[0]).toMatch(
      /^1 of 40 validation rows and 5 of 40 test rows are the same as a training row/,
    );
  });
  it('missing cells are the same as one another, and so are 0 and -0', () => {
    const p = a.map((cell, i) => (i === 3 || i === 199 ? null : cell));
    const q = a.map((cell, i) => (i === 3 ? 0 : i === 199 ? -0 : cell));
    const target = y.with(199, y[3]!);
    expect(review({ p, q, y: target }, { prepare: { missing: 'mean' } })).toEqual([
      expect.stringMatching(/^1 of 40 test rows is the same as a training row/),
    ]);
  });
});

describe('a part that says little', () => {
  it('of few rows', () => {
    const some = (cells: readonly number[]) => cells.slice(0, 50);
    expect(review({ a: some(a), y: some(y) })).toEqual([
      'The test part has only 10 rows, so what is measured there is left to chance: give it a larger share (split.test), or use more data.',
    ]);
  });
  it('without a class', () => {
    const kind = a.map((_, i) => (i < 100 && i % 2 === 0 ? 'p' : i % 2 === 0 ? 'q' : 'r'));
    expect(review({ a, y: kind }, classes('softmax'))).toEqual([
      "No test row has the class 'p' of y, so it is not measured: choose split.order 'stratified'.",
    ]);
    expect(review({ a, y: kind }, classes('softmax', { split: { order: 'stratified', seed: 0 } }))).toEqual(
      [],
    );
  });
});

describe('rows outside the range of the training rows', () => {
  const time = Array.from({ length: ROWS }, (_, i) => i / 4);
  it('are told where scaling learns that range', () => {
    expect(review({ a, time, y }, { prepare: { scale: 'minMax' } })).toEqual([
      "time is 49.75 in a test row and 0 to 39.75 in the training rows, 25 % of their range beyond what scaling by 'minMax' has learned: choose split.order 'shuffled', or prepare.scale 'standard'.",
    ]);
    const steep = time.map((value) => -(value ** 2));
    expect(review({ a, time, steep, y }, { prepare: { scale: 'meanRange' } })[0]).toMatch(
      /^steep is -2475 in a test row and -1580 to 0 in the training rows \(and 1 more column likewise\), 57 % of/,
    );
  });
  it('and not under other scalings, or once the rows are shuffled', () => {
    expect(review({ a, time, y }, { prepare: { scale: 'standard' } })).toEqual([]);
    const shuffled = { order: 'shuffled', seed: 0 };
    expect(review({ a, time, y }, { prepare: { scale: 'minMax' }, split: shuffled })).toEqual([]);
  });
});

it('at most eight are told, and how many more there are', () => {
  const few = 30;
  const encode = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`c${k}`, 'oneHot']));
  const columns = Object.fromEntries(
    Object.keys(encode).map((name) => [name, Array.from({ length: few }, (_, i) => (i < 28 ? i % 3 : 9))]),
  );
  const found = review({ ...columns, y: y.slice(0, few) }, { prepare: { encode } });
  expect(found).toHaveLength(9);
  expect(found.at(-1)).toBe('And 5 more warnings.');
});

it('a run has them too, once', () => {
  const table = tableOf({ a, copy: y, y });
  const recipe = recipeWith({ data: { target: 'y' }, run: { epochs: 1 } });
  const training = createTraining(recipe, table);
  const steps = train(training);
  while (!steps.next(1e6).done);
  expect(training.prepared!.warnings).toEqual([expect.stringMatching(/^copy equals the target y/)]);
});

it('depends on what decides which rows there are and what is made of them', () => {
  const recipe = recipeWith({});
  expect(reviewKey(recipeWith({ optimizer: { learningRate: 1 }, model: { hidden: [] } }))).toBe(
    reviewKey(recipe),
  );
  for (const changes of [
    { split: { train: 0.5 } },
    { prepare: { scale: 'none' } },
    { data: { where: 'RM > 4' } },
  ]) {
    expect(reviewKey(recipeWith(changes))).not.toBe(reviewKey(recipe));
  }
});
