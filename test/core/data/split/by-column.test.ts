import { describe, expect, it } from 'vitest';
import { planData } from '../../../../src/core/data/data-plan.ts';
import { splitByColumn } from '../../../../src/core/data/split/by-column.ts';
import type { Table } from '../../../../src/core/data/table.ts';
import type { Recipe } from '../../../../src/core/format/recipe.ts';
import { Problem } from '../../../../src/core/problem.ts';
import { measureData } from '../../../../src/core/train/measure-data.ts';
import { crossValidateRecipe } from '../../../../src/core/train/train-folds.ts';
import { drain } from '../../../drain.ts';
import { readText } from '../../../housing.ts';
import { recipeWith } from '../../../recipes.ts';

const csv = (text: string) => readText(text, 't.csv').table;
const recipe = (changes: Record<string, unknown> = {}): Recipe =>
  recipeWith({
    ...changes,
    data: { target: 'y', ...(changes.data as object) },
    split: {
      order: 'column',
      column: 'part',
      train: undefined,
      validation: undefined,
      test: undefined,
      seed: undefined,
    },
  });
const problemOf = (table: Table, of = recipe()) => {
  try {
    drain(planData(table, of, undefined));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
};

const table = csv('x,part,y\n1,train,2\n2,Test,4\n3, VAL ,7\n4,TRAINING,8\n5,holdout,9\n6,dev,13');

it('a column says the part of each row, by many words in any case', () => {
  const { parts, rows, features } = drain(planData(table, recipe(), undefined));
  expect([...parts.train]).toEqual([0, 3]);
  expect([...parts.validation]).toEqual([2, 5]);
  expect([...parts.test]).toEqual([1, 4]);
  expect(rows).toEqual({ train: 2, validation: 2, test: 2 });
  // It is neither feature nor target.
  expect(features.map(({ column }) => column)).toEqual([0]);
  expect(drain(measureData(table, recipe()))).toMatchObject({ rows, inputs: 1, outputs: 1 });
});

it('every word is known', () => {
  const words = ['train', 'training', 'validation', 'valid', 'val', 'dev', 'test', 'testing', 'holdout'];
  const all = csv(`part,y\n${words.map((word, i) => `${word},${i}`).join('\n')}`);
  const rows = Int32Array.from(words.keys());
  const { train, validation, test } = drain(splitByColumn(all, 0, rows));
  expect([[...train], [...validation], [...test]]).toEqual([
    [0, 1],
    [2, 3, 4, 5],
    [6, 7, 8],
  ]);
});

it('rows that are dropped are dropped before, those without a part among them', () => {
  const gaps = csv('x,part,y\n1,train,2\n,train,4\n3,,7\n4,test,8\n5,train,9');
  const { parts } = drain(planData(gaps, recipe({ prepare: { missing: 'dropRows' } }), undefined));
  expect([[...parts.train], [...parts.test]]).toEqual([[0, 4], [3]]);
});

it('cross-validation deals all rows, and the column is no feature there either', () => {
  const exact = recipe({ loss: { kind: 'mse' }, optimizer: { kind: 'leastSquares' }, run: undefined });
  const steps = crossValidateRecipe(exact, table, 3, undefined);
  let step = steps.next(1e6);
  while (!step.done) step = steps.next(1e6);
  expect(step.value.folds).toHaveLength(3);
});

describe('is refused', () => {
  it('what is no part, with its line and the others', () => {
    const problem = problemOf(csv('x,part,y\n1,other,2\n2,train,4\n3,third,5\n4,,5'));
    expect(problem.message).toBe(
      "split.column: t.csv line 2: 'other' in 'part' is no part, nor are 'third'; allowed in any case: train/training, validation/valid/val/dev, test/testing/holdout",
    );
    expect(problem.fields?.[0]?.path).toBe('split.column');
  });
  it('a row without a part', () => {
    expect(problemOf(csv('x,part,y\n1,train,2\n2,,4\n3,test,5')).message).toBe(
      "split.column: t.csv line 3: 'part' is missing, so the row has no part",
    );
  });
  it('numbers, whose meaning is not guessed', () => {
    expect(problemOf(csv('x,part,y\n1,0,2\n2,1,4')).message).toContain("'part' holds no texts; allowed:");
  });
  it('a column that is not there, or leaves no row to train on', () => {
    expect(problemOf(csv('x,y\n1,2\n2,4')).message).toBe(
      "split.column: 'part' is not a column of the data; its columns: x, y",
    );
    expect(problemOf(csv('x,part,y\n1,test,2\n2,val,4')).message).toBe(
      "split.column: 'part' says 'train' in no row, so there is none to train on",
    );
  });
});
