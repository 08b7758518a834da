import { describe, expect, it } from 'vitest';
import { titleFor } from '../../../src/renderer/state/commands/title.ts';
import { recipeWith } from '../../recipes.ts';

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

  it('counts on where the title is taken', () => {
    const runs = [{ title: 'Full batch, 0.01' }, { title: 'Full batch, 0.01 (2)' }];
    expect(titleFor(untitled(), runs)).toBe('Full batch, 0.01 (3)');
  });
});
