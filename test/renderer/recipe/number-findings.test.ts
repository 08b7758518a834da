import { expect, it } from 'vitest';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { fields } from '../../../src/renderer/features/recipe/fields.ts';
import { assignFindings } from '../../../src/renderer/features/recipe/findings.ts';
import { inWords } from '../../../src/renderer/features/recipe/number-findings.ts';
import type { Draft } from '../../../src/renderer/state/recipe-draft.ts';
import { jsonWith } from '../../recipes.ts';

/** What the form says at a field of a recipe with these changes. */
function said(changes: Parameters<typeof jsonWith>[0], path: string): string[] {
  const draft = jsonWith(changes) as unknown as Draft;
  const field = fields.find((one) => one.path.join('.') === path)!;
  try {
    decodeRecipe(draft);
  } catch (error) {
    const { at } = assignFindings((error as Problem).fields!, [field.path]);
    return inWords(at.get(path)!, field, draft).map(({ message }) => message);
  }
  return [];
}

it('tells an empty text, a word, a comma and a number past all numbers for what they are', () => {
  const rate = (learningRate: unknown) =>
    said({ optimizer: { kind: 'sgd', learningRate } } as never, 'optimizer.learningRate');
  expect(rate('')).toEqual(['needs a number']);
  expect(rate('fast')).toEqual(["'fast' is no number"]);
  expect(rate('0,01')).toEqual(['write 0.01 with a point']);
  expect(rate('1e999')).toEqual(['1e999 is too large a number']);
  expect(said({ run: { epochs: 1, batch: '' } } as never, 'run.batch')).toEqual(['needs a number']);
  expect(said({ model: { set: { b: 1, 'w[5]': '' } } } as never, 'model.set')).toEqual(['needs a number']);
});

it('echoes a number as it is typed, with the one bound that matters', () => {
  expect(said({ run: { epochs: 1e30 } } as never, 'run.epochs')).toEqual([
    '1e30 is not allowed; allowed: at most 1000000000',
  ]);
  expect(said({ run: { epochs: 5e9 } } as never, 'run.epochs')).toEqual([
    '5000000000 is not allowed; allowed: at most 1000000000',
  ]);
});
