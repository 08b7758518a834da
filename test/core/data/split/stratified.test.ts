import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  likeliestCounts,
  type RowClasses,
  splitStratified,
} from '../../../../src/core/data/split/stratified.ts';
import type { ShareSplit } from '../../../../src/core/data/split.ts';
import { Problem } from '../../../../src/core/problem.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { drain } from '../../../drain.ts';
import stratified from '../../../fixtures/stratified.json' with { type: 'json' };

interface Case {
  about: string;
  y: number[];
  seed: number;
  trainShare: number;
  validationShare?: number;
  testShare: number;
  train: number[];
  validation?: number[];
  test: number[];
}

function target(y: readonly number[]): RowClasses {
  const classes = [...new Set(y)].sort((a, b) => a - b);
  return { name: 'y', classes, ofRow: Int32Array.from(y, (value) => classes.indexOf(value)) };
}
const rule = (train: number, validation: number, test: number): ShareSplit => ({
  order: 'stratified',
  train,
  validation,
  test,
});
const split = (y: readonly number[], shares: ShareSplit, seed = 0) =>
  drain(splitStratified(target(y), shares, new RandomState(seed)));

describe('the rows of every part are those of scikit-learn, one by one', () => {
  it.each(stratified.cases as Case[])('$about, seed $seed', (each) => {
    const { y, seed, trainShare, validationShare = 0, testShare } = each;
    const parts = split(y, rule(trainShare, validationShare, testShare), seed);
    expect([...parts.train]).toEqual(each.train);
    expect([...parts.validation]).toEqual(each.validation ?? []);
    expect([...parts.test]).toEqual(each.test);
  });
  it('and so are the validation rows where they alone are held out', () => {
    const { y, seed, train, test } = stratified.cases[5]! as Case;
    const parts = split(y, rule(0.8, 0.2, 0), seed);
    expect([[...parts.train], [...parts.validation], [...parts.test]]).toEqual([train, test, []]);
  });
});

it('every row is in one part at most, and each class has its share to a row', () => {
  const sizes = fc.array(fc.integer({ min: 6, max: 60 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (counts, seed) => {
      const y = counts.flatMap((count, k) => Array.from({ length: count }, () => k));
      const parts = split(y, rule(0.5, 0.25, 0.25), seed);
      const used = [...parts.train, ...parts.validation, ...parts.test];
      expect(new Set(used).size).toBe(y.length);
      for (const part of Object.values(parts) as Int32Array[]) {
        for (const [k, count] of counts.entries()) {
          const own = part.filter((row) => y[row] === k).length;
          // The validation rows are drawn from a rest that is itself a row off at most.
          expect(Math.abs(own - (count / y.length) * part.length)).toBeLessThan(2);
        }
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});

it('with nothing held out all rows are trained on, in a drawn order', () => {
  const y = [0, 1, 0, 1, 1, 0, 0, 1];
  const { train, validation, test } = split(y, rule(1, 0, 0));
  expect([...train].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([validation.length, test.length]).toEqual([0, 0]);
  expect([...train]).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

describe('what cannot be is refused', () => {
  const refusal = (y: readonly number[], shares: ShareSplit) => {
    try {
      split(y, shares);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('no problem was found');
  };
  it('a class with fewer rows than parts, named with its count', () => {
    const y = [...Array.from({ length: 20 }, (_, i) => i % 2), 5];
    const problem = refusal(y, rule(0.8, 0, 0.2));
    expect(problem.message).toBe(
      'split.order: the class 5 of y has 1 row, too few for the 2 parts train, test',
    );
    expect(problem.fields).toHaveLength(1);
    expect(refusal([...y, 5], rule(0.6, 0.2, 0.2)).message).toBe(
      'split.order: the class 5 of y has 2 rows, too few for the 3 parts train, validation, test',
    );
  });
  it('a part with fewer rows than classes', () => {
    const problem = refusal([0, 0, 0, 1, 1, 1, 2, 2, 2, 2], rule(0.8, 0, 0.2));
    expect(problem.message).toBe(
      "split.test: its part gets 2 rows, fewer than the 3 classes of y, which order 'stratified' puts into every part",
    );
    expect(problem.hint).toContain('larger share');
  });
});

it('ties between classes are drawn by lot', () => {
  // scikit-learn's own examples of _approximate_mode.
  expect(likeliestCounts([4, 2], 3, new RandomState(0))).toEqual([2, 1]);
  expect(likeliestCounts([5, 2], 4, new RandomState(0))).toEqual([3, 1]);
  expect(likeliestCounts([2, 2, 2, 1], 2, new RandomState(0))).toEqual([0, 1, 1, 0]);
  expect(likeliestCounts([2, 2, 2, 1], 2, new RandomState(42))).toEqual([1, 1, 0, 0]);
});
