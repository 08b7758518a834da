import { describe, expect, it } from 'vitest';
import { plainReceipt } from '../../../src/core/data/receipt.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import type { Draft } from '../../../src/renderer/state/recipe-draft.ts';
import { startingDraft } from '../../../src/renderer/state/starting-draft.ts';
import type { ColumnSummary } from '../../../src/shared/datasets.ts';
import { column, dataset } from '../recipe/column-summaries.ts';

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

  it('says how the texts become numbers that are few, and leaves out what rather names the rows', () => {
    const draft = startingDraft(
      dataset([
        column('id', 'text', 100_000),
        column('colour', 'text', 3),
        column('x'),
        column('day', 'date', 5),
        column('empty', 'text', 0),
        column('b'),
      ]),
    );
    expect(draft.data).toEqual({ file: 'table.csv', target: 'b', features: ['colour', 'x'] });
    expect(draft.prepare).toHaveProperty('encode', { colour: 'oneHot' });
    expect(() => decodeRecipe(draft)).not.toThrow();
  });

  it('names no features where all are used, or none would be left', () => {
    expect(startingDraft(dataset([column('a'), column('b')])).data).not.toHaveProperty('features');
    const ids = startingDraft(dataset([column('id', 'text', 99), column('b')]));
    expect(ids.data).toEqual({ file: 'table.csv', target: 'b' });
  });

  it('predicts the last column that holds numbers or a few classes', () => {
    const last = (...columns: ColumnSummary[]) => (startingDraft(dataset(columns)).data as Draft).target;
    expect(last(column('a'), column('b'), column('note', 'text', 90))).toBe('b');
    expect(last(column('a'), column('b', 'integer'), column('day', 'date', 90))).toBe('b');
    expect(last(column('a'), column('kind', 'text', 1))).toBe('a');
    expect(last(column('id', 'text', 90), column('note', 'text', 90))).toBe('note');
  });

  it.each([
    ['text', 2, 'sigmoid', 'binaryCrossEntropy'],
    ['text', 3, 'softmax', 'crossEntropy'],
    ['boolean', 2, 'sigmoid', 'binaryCrossEntropy'],
  ] as const)(
    'tells classes apart where the last column is of type %s with %i values',
    (type, distinct, output, loss) => {
      const draft = startingDraft(dataset([column('a'), column('kind', type, distinct)]));
      expect(draft).toMatchObject({
        split: { order: 'shuffled', seed: 0 },
        model: { output },
        loss: { kind: loss },
      });
      expect(() => decodeRecipe(draft)).not.toThrow();
    },
  );

  it('says how the file was read where that was not found out', () => {
    const read = { delimiter: ';', columns: { a: { type: 'text' } } } as const;
    const draft = startingDraft(dataset([column('a'), column('b')], { receipt: plainReceipt('csv', read) }));
    expect(decodeRecipe(draft).data.read).toEqual(read);
    const plain = startingDraft(dataset([column('a'), column('b')], { receipt: plainReceipt('csv', {}) }));
    expect(plain.data).not.toHaveProperty('read');
  });

  it.each([
    [{ kind: 'moons', rows: 200, noise: 0.2, seed: 0 }, 'sigmoid'],
    [{ kind: 'randn', rows: 64, inputs: 4, outputs: 2, seed: 0 }, 'identity'],
  ] as const)('names how the table was made', (synthetic, output) => {
    const draft = startingDraft(dataset([column('x1'), column('y')], { synthetic }));
    expect(draft.data).toEqual({ synthetic });
    expect(decodeRecipe(draft).model.output).toBe(output);
  });
});
