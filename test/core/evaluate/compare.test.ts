import { describe, expect, it } from 'vitest';
import { compareRecipes } from '../../../src/core/evaluate/compare.ts';
import { recipeWith } from '../../recipes.ts';

describe('compareRecipes', () => {
  const slow = recipeWith({ title: 'Slow' });
  const fast = recipeWith({
    title: 'Fast',
    optimizer: { learningRate: 0.1 },
    data: { file: 'housing.data', target: 'MEDV', features: ['RM'] },
  });
  it('shows only what differs, by path', () => {
    expect(compareRecipes([slow, fast])).toEqual([
      { path: 'data.features', values: [undefined, ['RM']] },
      { path: 'optimizer.learningRate', values: [0.01, 0.1] },
    ]);
    expect(compareRecipes([slow, slow])).toEqual([]);
  });
  it('shows other rows, another reading and another split', () => {
    const byColumn = {
      order: 'column',
      column: 'part',
      train: undefined,
      validation: undefined,
      test: undefined,
    };
    const other = recipeWith({
      data: { where: 'RM > 4', read: { delimiter: ';', missing: ['-'] } },
      split: byColumn,
    });
    expect(compareRecipes([slow, other])).toEqual([
      { path: 'data.where', values: [undefined, 'RM > 4'] },
      { path: 'data.read.delimiter', values: [undefined, ';'] },
      { path: 'data.read.missing', values: [undefined, ['-']] },
      { path: 'split.order', values: ['file', 'column'] },
      { path: 'split.train', values: [0.8, undefined] },
      { path: 'split.validation', values: [0, undefined] },
      { path: 'split.test', values: [0.2, undefined] },
      { path: 'split.column', values: [undefined, 'part'] },
    ]);
  });
  it('shows every key when asked', () => {
    const paths = compareRecipes([slow, fast], true).map(({ path }) => path);
    expect(paths).toContain('loss.kind');
    expect(paths).toContain('model.hidden');
  });
});
