import { expect, it } from 'vitest';
import { crossValidate } from '../../../src/core/evaluate/cross-validation.ts';
import type { Metrics } from '../../../src/core/evaluate/metrics.ts';
import { measureNumbers } from '../../../src/core/evaluate/scores/regression.ts';
import { drain } from '../../drain.ts';
import sklearn from '../../fixtures/sklearn_evaluation.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';

const { y, test_folds, mse, mae, r2, mean, std } = sklearn.cross_validation;

/** Predicts the mean of the rows that a fold is not. */
function* trainMean(fold: readonly number[]): Generator<void, Metrics> {
  const rest = y.filter((_, row) => !fold.includes(row));
  const prediction = rest.reduce((sum, value) => sum + value, 0) / rest.length;
  const outputs = Float64Array.from(fold, () => prediction);
  const actual = Float64Array.from(fold, (row) => y[row]!);
  return yield* measureNumbers([{ shift: 0, divisor: 1 }], outputs, actual, 0);
}

it('has the scores of scikit-learn\u2019s cross_validate, fold by fold and together', () => {
  const { folds, summary } = drain(crossValidate(test_folds, trainMean));
  const list = (name: string) => folds.map((metrics) => (metrics as Metrics & Record<string, number>)[name]!);
  expect(worstRelative(list('mse'), mse)).toBeLessThan(1e-12);
  expect(worstRelative(list('mae'), mae)).toBeLessThan(1e-12);
  expect(worstRelative(list('r2'), r2)).toBeLessThan(1e-11);
  for (const name of ['mse', 'mae', 'r2'] as const) {
    const found = summary[name]!;
    expect(found.folds).toBe(5);
    expect(worstRelative([found.mean, found.std], [mean[name], std[name]])).toBeLessThan(1e-11);
  }
  expect(summary).not.toHaveProperty('accuracy');
});

it('counts the folds that have a metric, and those that diverged', () => {
  const outcomes: (Metrics | undefined)[] = [
    { loss: 1, mse: 1, rmse: 1, mae: 1, r2: null },
    undefined,
    { loss: 3, mse: 3, rmse: 3, mae: 3, r2: 0.5 },
  ];
  const { folds, summary } = drain(
    crossValidate([0, 1, 2], function* (fold): Generator<void, Metrics | undefined> {
      yield;
      return outcomes[fold];
    }),
  );
  expect(folds.map((metrics) => metrics?.loss)).toEqual([1, undefined, 3]);
  expect(folds[1]).toBeNull();
  expect(summary.loss).toEqual({ mean: 2, std: 1, folds: 2 });
  expect(summary.r2).toEqual({ mean: 0.5, std: 0, folds: 1 });
  expect(drain(crossValidate([], trainMean))).toEqual({ folds: [], summary: {} });
});

it('hands on what its folds yield, and what they are told', () => {
  const told: number[] = [];
  const steps = crossValidate(['a', 'b'], function* (fold, at): Generator<string, undefined, number> {
    told.push(yield `${fold}${at}`);
    return undefined;
  });
  expect(steps.next(0).value).toBe('a0');
  expect(steps.next(10).value).toBe('b1');
  expect(steps.next(20).done).toBe(true);
  expect(told).toEqual([10, 20]);
});
