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
  it('shows every key when asked', () => {
    const paths = compareRecipes([slow, fast], true).map(({ path }) => path);
    expect(paths).toContain('loss.kind');
    expect(paths).toContain('model.hidden');
  });
});
