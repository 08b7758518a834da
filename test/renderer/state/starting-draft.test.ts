import { describe, expect, it } from 'vitest';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { startingDraft } from '../../../src/renderer/state/starting-draft.ts';
import type { ColumnSummary, DatasetSummary, Synthetic } from '../../../src/shared/datasets.ts';

const column = (name: string, distinct?: number): ColumnSummary => ({
  name,
  unit: null,
  about: null,
  missing: 0,
  texts: distinct === undefined ? null : { distinct, frequent: [] },
  min: 0,
  max: 1,
  mean: 0.5,
  std: 1,
  histogram: [],
});
const dataset = (columns: ColumnSummary[], synthetic: Synthetic | null = null): DatasetSummary => ({
  id: 'd',
  name: 'table.csv',
  sha256: 'a'.repeat(64),
  bytes: 1,
  rows: 100,
  columns,
  receipt: null,
  synthetic,
});

describe('the first recipe for a data set', () => {
  it('is the tutorial\u2019s on the last column', () => {
    const draft = startingDraft(dataset([column('a'), column('b')]));
    expect(draft).toMatchObject({
      data: { file: 'table.csv', target: 'b' },
      model: { hidden: [], output: 'identity' },
      loss: { kind: 'halfMse' },
    });
    expect(draft.prepare).not.toHaveProperty('encode');
    expect(() => decodeRecipe(draft)).not.toThrow();
  });

  it('says how the texts become numbers that are few, and leaves open what names the rows', () => {
    const draft = startingDraft(dataset([column('colour', 3), column('label', 100), column('b')]));
    expect(draft.prepare).toHaveProperty('encode', { colour: 'oneHot' });
  });

  it.each([
    [2, 'sigmoid', 'binaryCrossEntropy'],
    [3, 'softmax', 'crossEntropy'],
  ])('tells %i classes apart where the last column holds texts', (distinct, output, loss) => {
    const draft = startingDraft(dataset([column('a'), column('kind', distinct)]));
    expect(draft).toMatchObject({
      split: { order: 'shuffled', seed: 0 },
      model: { output },
      loss: { kind: loss },
    });
    expect(() => decodeRecipe(draft)).not.toThrow();
  });

  it.each([
    [{ kind: 'moons', rows: 200, noise: 0.2, seed: 0 }, 'sigmoid'],
    [{ kind: 'randn', rows: 64, inputs: 4, outputs: 2, seed: 0 }, 'identity'],
  ] as const)('names how the table was made', (synthetic, output) => {
    const draft = startingDraft(dataset([column('x1'), column('y')], synthetic));
    expect(draft.data).toEqual({ synthetic });
    expect(decodeRecipe(draft).model.output).toBe(output);
  });
});
