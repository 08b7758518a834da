import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/core/data/find-columns.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { findingInFormWords, inFormWords } from '../../../src/renderer/features/recipe/form-words.ts';
import { jsonWith, recipeWith } from '../../recipes.ts';

const thrown = (attempt: () => unknown): Problem => {
  try {
    attempt();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('nothing was thrown');
};

describe('a message in the words of the form', () => {
  it.each([
    ['so leave it out of data.features.', 'so leave it out of Features.'],
    [
      "choose split.order 'shuffled', or prepare.scale 'standard'",
      "choose Order 'Shuffled', or Scale '(x \u2212 mean) / deviation'",
    ],
    [
      "leave such rows out (data.where, or prepare.missing: 'dropRows'), or choose another split.order.",
      "leave such rows out (Condition, or Missing 'Leave rows out'), or choose another Order.",
    ],
    [
      "or choose prepare.missing: 'dropRows', 'mean', 'median' or 'mode'.",
      "or choose Missing 'Leave rows out', 'Mean', 'Median' or 'Most frequent'.",
    ],
    [
      "encode the column (prepare.encode: { \"my 'town'\": 'oneHot' } or 'label'), or leave it out of data.features.",
      "encode the column (Categories 'One-hot' or 'Label'), or leave it out of Features.",
    ],
    [
      'give it a larger share (split.test), or use more data.',
      'give it a larger share (Test), or use more data.',
    ],
    [
      "predict classes: model.output 'sigmoid' for two, 'softmax' for more.",
      "predict classes: Output 'Sigmoid: 2 classes' for two, 'Softmax: classes' for more.",
    ],
    [
      "fewer than the 3 classes of kind, which order 'stratified' puts into every part",
      "fewer than the 3 classes of kind, which order 'Stratified' puts into every part",
    ],
    [
      "beyond what scaling by 'minMax' has learned",
      "beyond what scaling by '(x \u2212 min) / range' has learned",
    ],
    [
      'While data.features is left out, every column but the target is a feature: name there those to use.',
      'Tick under Features those to use.',
    ],
  ])('%s', (message, expected) => {
    expect(inFormWords(message)).toBe(expected);
  });

  it.each([
    "'data.features' is not a column of the data",
    '"split.order": 3',
    'model.set["w[5]"] is not known, nor are mydata.features and data.featuresX',
    "the city's data, 'mode' and 'shuffled'",
    "leave 'mean' out, or take 'mode'",
  ])('leaves names of the data as they are: %s', (message) => {
    expect(inFormWords(message)).toBe(message);
  });

  it('leaves cells of the data as they are, though they read like a value of the key', () => {
    const message = "t.csv line 4: 'error' in temp is not a number";
    expect(inFormWords(message, 'prepare.missing')).toBe(message);
  });

  it('names the values of the key that it is about', () => {
    const message = "'dropRows' leaves no row, since each of the 3 has a missing cell";
    expect(findingInFormWords({ path: 'prepare.missing', message }).message).toBe(
      "'Leave rows out' leaves no row, since each of the 3 has a missing cell",
    );
  });

  it('asks for the column that is not chosen yet', () => {
    const recipe = { ...(jsonWith({}) as object), split: { order: 'column' } };
    const { fields } = thrown(() => decodeRecipe(recipe));
    expect(fields!.map(findingInFormWords)).toEqual([
      { path: 'split.column', message: 'Choose the column that says which part a row belongs to' },
    ]);
    const wrong = thrown(() => findColumns([], recipeWith()));
    expect(wrong.fields!.map(findingInFormWords)).toEqual(wrong.fields);
  });
});
