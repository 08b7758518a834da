import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partSizes, splitRows } from '../../../src/core/data/split.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';
import { drain } from '../../drain.ts';
import evaluation from '../../fixtures/evaluation.json' with { type: 'json' };

describe('split', () => {
  it('gives the parts of scikit-learn\u2019s train_test_split', () => {
    const { n, test_size, random_state, train, test } = evaluation.train_test_split;
    const rule = { order: 'shuffled', train: 1 - test_size, validation: 0, test: test_size } as const;
    const parts = drain(splitRows(n, rule, new RandomState(random_state)));
    expect([...parts.train]).toEqual(train);
    expect([...parts.test]).toEqual(test);
  });
  it('takes parts in file order, the last one with the rest', () => {
    expect(partSizes(506, { order: 'file', train: 0.8, validation: 0, test: 0.2 })).toEqual({
      train: 404,
      validation: 0,
      test: 102,
    });
    expect(partSizes(506, { order: 'file', train: 0.8, validation: 0 })).toEqual({
      train: 404,
      validation: 0,
      test: 102,
    });
    expect(partSizes(506, { order: 'file', train: 0.6, validation: 0.2, test: 0.2 })).toEqual({
      train: 303,
      validation: 101,
      test: 102,
    });
    expect(partSizes(506, { order: 'file', train: 0.8, validation: 0.2, test: 0 })).toEqual({
      train: 404,
      validation: 102,
      test: 0,
    });
    expect(partSizes(506, { order: 'file', train: 1, validation: 0, test: 0 })).toEqual({
      train: 506,
      validation: 0,
      test: 0,
    });
    expect(partSizes(506, { order: 'file', train: 0.1, validation: 0, test: 0.1 })).toEqual({
      train: 50,
      validation: 0,
      test: 50,
    });
  });
  it('gives the same parts whether the last share is named or left out', () => {
    for (let rows = 5; rows < 1000; rows++) {
      for (const [train, validation, test] of [
        [0.7, 0, 0.3],
        [0.7, 0.2, 0.1],
        [0.8, 0.1, 0.1],
      ] as const) {
        const named = partSizes(rows, { order: 'shuffled', train, validation, test });
        expect(partSizes(rows, { order: 'shuffled', train, validation })).toEqual(named);
      }
    }
  });
  it('refuses to leave nothing to train on', () => {
    expect(() => partSizes(1, { order: 'file', train: 0.8, validation: 0, test: 0.2 })).toThrow(
      'split.train: 0.8 of 1 row leaves none to train on',
    );
  });
  it('never gives a row to two parts, and uses every row when the shares add up to 1', () => {
    const share = fc.integer({ min: 1, max: 98 });
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 300 }),
        share,
        share,
        fc.constantFrom('file' as const, 'shuffled' as const),
        (n, a, b, order) => {
          fc.pre(a + b < 100);
          const rule = { order, train: a / 100, validation: b / 100, test: (100 - a - b) / 100 };
          fc.pre(Math.floor((n * a) / 100) > 0);
          const parts = drain(splitRows(n, rule, new RandomState(n)));
          const rows = [...parts.train, ...parts.validation, ...parts.test];
          expect(rows.sort((x, y) => x - y)).toEqual(Array.from({ length: n }, (_, i) => i));
        },
      ),
    );
  });
});
