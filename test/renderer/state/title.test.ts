import { describe, expect, it } from 'vitest';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { titleFor } from '../../../src/renderer/state/commands/title.ts';
import { jsonWith, recipeWith } from '../../recipes.ts';

const untitled = (changes = {}) => {
  const { title: _, ...recipe } = recipeWith(changes);
  return recipe;
};

describe('titleFor', () => {
  it('takes the recipe\u2019s own title', () => {
    expect(titleFor(recipeWith({ title: ' My run ' }), [])).toBe('My run');
  });

  it('says what tells a run from others', () => {
    expect(titleFor(untitled(), [])).toBe('Full batch, 0.01');
    expect(titleFor(untitled({ run: { batch: 100 }, optimizer: { learningRate: 0.1 } }), [])).toBe(
      'Mini-batch 100, 0.1',
    );
  });

  it('says what network it is, and by what it is found', () => {
    const hidden = [
      { units: 64, activation: 'relu' },
      { units: 8, activation: 'tanh' },
    ];
    const adam = { kind: 'adam', learningRate: 0.01 };
    expect(titleFor(untitled({ model: { hidden }, optimizer: adam }), [])).toBe(
      'Network 64-8, Full batch, Adam, 0.01',
    );
    const { optimizer: _, ...json } = jsonWith({ title: undefined });
    const solved = decodeRecipe({ ...json, optimizer: { kind: 'leastSquares' } });
    expect(titleFor(solved, [])).toBe('Least squares');
    const searched = decodeRecipe({ ...json, optimizer: { kind: 'exhaustive', grid: { b: [0, 1, 0.1] } } });
    expect(titleFor(searched, [])).toBe('Exhaustive search');
  });

  it('counts on where the title is taken', () => {
    const runs = [{ title: 'Full batch, 0.01' }, { title: 'Full batch, 0.01 (2)' }];
    expect(titleFor(untitled(), runs)).toBe('Full batch, 0.01 (3)');
  });
});
