import { describe, expect, it } from 'vitest';
import { compareRecipes } from '../../src/core/evaluate/compare.ts';
import { csv, historyRows } from '../../src/core/format/csv.ts';
import evaluation from '../fixtures/evaluation.json' with { type: 'json' };
import { readText } from '../housing.ts';
import { recipeWith } from '../recipes.ts';
import { trained, worstRelative } from '../training.ts';

it('has scikit-learn\u2019s regression metrics', () => {
  // A model that hands its one feature on, so that the feature is the prediction.
  const { y, prediction, mse, rmse, mae, r2 } = evaluation.regression;
  const table = readText(`p y\n${y.map((value, i) => `${prediction[i]} ${value}`).join('\n')}`).table;
  const recipe = recipeWith({
    data: { file: 'f', target: 'y' },
    split: { train: 1, validation: 0, test: 0 },
    prepare: { scale: 'none', scaleTarget: 'none' },
    model: { set: { 'w[0]': 1, b: 0 }, train: ['b'] },
    optimizer: { learningRate: 1e-300 },
    run: { epochs: 1 },
  });
  const { train } = trained(recipe, table).metrics!;
  expect(
    worstRelative([train.mse, train.rmse, train.mae, train.r2!, train.loss], [mse, rmse, mae, r2, mse]),
  ).toBeLessThan(1e-12);
});

it('has no R\u00b2 where the target never changes', () => {
  const table = readText('x y\n1 3\n2 3\n3 3').table;
  const recipe = recipeWith({
    data: { file: 'f', target: 'y' },
    split: { train: 1, validation: 0, test: 0 },
  });
  expect(trained(recipe, table).metrics!.train.r2).toBeNull();
});

describe('compareRecipes', () => {
  const slow = recipeWith({ title: 'Slow' });
  const fast = recipeWith({
    title: 'Fast',
    optimizer: { learningRate: 0.1 },
    data: { file: 'housing.data', target: 'MEDV', features: ['RM'] },
  });
  it('shows only what differs, by path', () => {
    expect(compareRecipes([slow, fast])).toEqual([
      { path: 'optimizer.learningRate', values: [0.01, 0.1] },
      { path: 'data.features', values: [undefined, ['RM']] },
    ]);
    expect(compareRecipes([slow, slow])).toEqual([]);
  });
  it('shows every key when asked', () => {
    const paths = compareRecipes([slow, fast], true).map(({ path }) => path);
    expect(paths).toContain('loss.kind');
    expect(paths).toContain('model.hidden');
  });
});

it('writes CSV that gives every number back', () => {
  expect(
    csv([
      ['a', 'b,c'],
      [0.1 + 0.2, -0],
      ['say "x"', null],
    ]),
  ).toBe('a,"b,c"\n0.30000000000000004,-0\n"say ""x""",\n');
  expect([...historyRows([4, 3, 2, 1], [9, 8], 2)]).toEqual([
    ['iteration', 'epoch', 'loss', 'validationLoss'],
    [1, 1, 4, undefined],
    [2, 1, 3, 9],
    [3, 2, 2, undefined],
    [4, 2, 1, 8],
  ]);
});
