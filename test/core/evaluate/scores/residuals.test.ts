import { expect, it } from 'vitest';
import { residualsOf } from '../../../../src/core/evaluate/scores/residuals.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { drain } from '../../../drain.ts';
import evaluation from '../../../fixtures/evaluation.json' with { type: 'json' };

const options = { bins: 8, most: 100 };
const of = (actual: number[], predicted: number[], most = 100) =>
  drain(residualsOf(actual, predicted, { ...options, most }));

it('has every row of few, and agrees with the metrics', () => {
  const { y, prediction, mse } = evaluation.regression;
  const { rows, omitted, mean, std, min, max, histogram, points } = of(y, prediction)!;
  expect({ rows, omitted }).toEqual({ rows: 50, omitted: 0 });
  expect(std * std + mean * mean).toBeCloseTo(mse, 12);
  const residuals = y.map((value, i) => value - prediction[i]!);
  expect([min, max]).toEqual([Math.min(...residuals), Math.max(...residuals)]);
  expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(50);
  expect([histogram.edges[0], histogram.edges.at(-1)]).toEqual([min, max]);
  expect(points.map(({ row, residual }) => [row, residual])).toEqual(residuals.map((value, i) => [i, value]));
});

it('keeps the extremes of many rows', () => {
  const random = new RandomState(3);
  const actual = Array.from({ length: 20_000 }, () => random.normal());
  const predicted = actual.map((value) => value + 0.1 * random.normal());
  actual[7] = -1e3;
  actual[8] = 1e3;
  predicted[9] = -2e3;
  predicted[10] = 2e3;
  actual[11] = 900;
  predicted[11] = -1900;
  actual[12] = -900;
  predicted[12] = 1900;
  const { points, min, max } = of(actual, predicted, 50)!;
  expect(points).toHaveLength(50);
  expect(points.map(({ row }) => row)).toEqual(expect.arrayContaining([7, 8, 9, 10, 11, 12]));
  expect([min, max]).toEqual([-2800, 2800]);
});

it('leaves rows out that have no finite residual, and says how many', () => {
  const found = of([1, Number.NaN, 3, 4], [0, 1, Number.POSITIVE_INFINITY, 4])!;
  expect(found).toMatchObject({ rows: 2, omitted: 2, mean: 0.5, std: 0.5, min: 0, max: 1 });
  expect(found.points.map(({ row }) => row)).toEqual([0, 3]);
  expect(of([Number.NaN], [1])).toBeUndefined();
  expect(of([], [])).toBeUndefined();
});
