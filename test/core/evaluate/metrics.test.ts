import { expect, it } from 'vitest';
import type { NumberFeature, Target } from '../../../src/core/data/features.ts';
import {
  allFinite,
  isClassification,
  measureParts,
  type PartMetrics,
  scalarMetric,
} from '../../../src/core/evaluate/metrics.ts';
import { drain } from '../../drain.ts';

const price: NumberFeature = {
  kind: 'number',
  name: 'price',
  min: 0,
  max: 10,
  mean: 5,
  std: 2,
  shift: 5,
  divisor: 2,
};
const prices: Target = { kind: 'numbers', columns: [price] };
const yesOrNo: Target = { kind: 'classes', name: 'answer', classes: ['no', 'yes'] };

function part(actual: readonly number[]) {
  return {
    rows: actual.length,
    width: 0,
    x: new Float64Array(),
    outputs: 1,
    y: Float64Array.from(actual),
    targets: 1,
    actual: Float64Array.from(actual),
  };
}

function measured(target: Target, outputs: number[], actual: number[], test: number[] = []): PartMetrics {
  const data = { target, train: part(actual), validation: part([]), test: part(test) };
  return drain(
    measureParts(data, function* ({ rows }) {
      yield;
      return { outputs: Float64Array.from(outputs.slice(0, rows)), loss: rows };
    }),
  );
}

it('measures the parts that have rows, as the target asks', () => {
  const numbers = measured(prices, [1, 0], [7, 6], [3]);
  expect(numbers.train).toMatchObject({ loss: 2, mse: 0.5, mae: 0.5 });
  expect(numbers.test).toMatchObject({ loss: 1, mse: 16, r2: null });
  expect(numbers).not.toHaveProperty('validation');
  expect(isClassification(numbers.train)).toBe(false);
  const classes = measured(yesOrNo, [0.9, 0.2], [1, 1]);
  expect(classes.train).toMatchObject({
    accuracy: 0.5,
    rocAuc: null,
    confusion: [
      [0, 0],
      [1, 1],
    ],
  });
  expect(isClassification(classes.train)).toBe(true);
});

it('gives one metric by name, where there is one', () => {
  const { train, test } = measured(yesOrNo, [0.9, 0.2], [1, 1]);
  expect(scalarMetric(train, 'accuracy')).toBe(0.5);
  expect(scalarMetric(train, 'rocAuc')).toBeNull();
  expect(scalarMetric(train, 'r2')).toBeUndefined();
  expect(scalarMetric(test, 'accuracy')).toBeUndefined();
});

it('tells whether a file can hold them', () => {
  expect(allFinite(measured(prices, [1, 0], [7, 6], [3]))).toBe(true);
  expect(allFinite(measured(yesOrNo, [0.9, 0.2], [1, 1], [0]))).toBe(true);
  expect(allFinite(measured(prices, [1e200, 0], [7, 6]))).toBe(false);
  expect(allFinite(measured(yesOrNo, [Number.NaN, 0.2], [0, 1]))).toBe(false);
  const good = measured(prices, [0], [1]).train;
  expect(allFinite({ train: good, test: { ...good, loss: Number.NaN } })).toBe(false);
});
