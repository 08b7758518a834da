import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kFold } from '../../../src/core/data/folds.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';
import data from '../../fixtures/data.json' with { type: 'json' };
import evaluation from '../../fixtures/evaluation.json' with { type: 'json' };

const plain = (folds: ReturnType<typeof kFold>) => folds.map(({ train, test }) => [[...train], [...test]]);

describe('k folds', () => {
  it('have the test parts of the reference', () => {
    const { n, k, random_state, test_folds } = evaluation.k_fold;
    expect(plain(kFold(n, k, new RandomState(random_state))).map(([, test]) => test)).toEqual(test_folds);
  });
  it.each(data.k_fold)('are scikit-learn\u2019s: $n rows, $k folds, seed $seed', ({ n, k, seed, folds }) => {
    const random = seed === null ? undefined : new RandomState(seed);
    expect(plain(kFold(n, k, random))).toEqual(folds);
  });
  it('test every row once, and train on all others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 2, max: 60 }),
        fc.boolean(),
        (n, k, shuffle) => {
          fc.pre(k <= n);
          const folds = kFold(n, k, shuffle ? new RandomState(n) : undefined);
          const all = Array.from({ length: n }, (_, i) => i);
          expect(folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b)).toEqual(all);
          for (const { train, validation, test } of folds) {
            expect([...train, ...test].sort((a, b) => a - b)).toEqual(all);
            expect(validation).toHaveLength(0);
          }
        },
      ),
    );
  });
  it.each([
    [5, 1],
    [5, 6],
    [5, 2.5],
    [1, 2],
  ])('of %d rows are not %d', (rows, k) => {
    expect(() => kFold(rows, k, undefined)).toThrow(`${k} folds of ${rows} rows are not possible`);
  });
});
