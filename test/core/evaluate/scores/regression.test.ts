import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureNumbers } from '../../../../src/core/evaluate/scores/regression.ts';
import { drain } from '../../../drain.ts';
import evaluation from '../../../fixtures/evaluation.json' with { type: 'json' };
import sklearn from '../../../fixtures/sklearn_evaluation.json' with { type: 'json' };
import { worstRelative } from '../../../worst-relative.ts';

const plain = { shift: 0, divisor: 1 };

function measured(prediction: readonly number[], y: readonly number[], columns = 1) {
  const scales = Array.from({ length: columns }, () => plain);
  return drain(measureNumbers(scales, Float64Array.from(prediction), Float64Array.from(y), 0.25));
}

describe('against scikit-learn', () => {
  it('has the metrics of the reference', () => {
    const { y, prediction, mse, rmse, mae, r2 } = evaluation.regression;
    const found = measured(prediction, y);
    expect(worstRelative([found.mse, found.rmse, found.mae, found.r2!], [mse, rmse, mae, r2])).toBeLessThan(
      1e-12,
    );
    expect(found.loss).toBe(0.25);
  });
  it('averages several outputs', () => {
    const { y, prediction, mse, mae, r2 } = sklearn.outputs;
    const found = measured(prediction.flat(), y.flat(), 3);
    expect(worstRelative([found.mse, found.mae, found.r2!], [mse, mae, r2])).toBeLessThan(1e-12);
    expect(found.rmse).toBe(Math.sqrt(found.mse));
  });
});

it('gives errors in the unit of each target', () => {
  const scales = [
    { shift: 10, divisor: 5 },
    { shift: -1, divisor: 0.5 },
  ];
  const outputs = Float64Array.from([0, 2, 1, -2]);
  const actual = Float64Array.from([11, 0, 13, -2]);
  // Predicted: 10, 0, 15, -2.
  const found = drain(measureNumbers(scales, outputs, actual, 0));
  expect(found).toMatchObject({ mse: 5 / 4, mae: 3 / 4 });
  // Of the first: 5 of 2; of the second all.
  expect(found.r2).toBe((1 - 5 / 2 + 1) / 2);
});

it('is the same of shuffled rows, but for rounding', () => {
  const number = fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 8);
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 1 }), (rows) => {
      const of = (list: typeof rows) =>
        measured(
          list.map(([p]) => p),
          list.map(([, y]) => y),
        );
      const [forward, backward] = [of(rows), of(rows.toReversed())];
      expect(worstRelative([backward.mse, backward.mae], [forward.mse, forward.mae])).toBeLessThan(1e-12);
      expect(backward.r2 === null).toBe(forward.r2 === null);
      expect(forward.mae).toBeLessThanOrEqual(forward.rmse * (1 + 1e-12));
    }),
  );
});

it('has no R\u00b2 where a target never changes, or there is one row', () => {
  // The mean of three 0.1 is not 0.1.
  expect(measured([1, 2, 3], [0.1, 0.1, 0.1]).r2).toBeNull();
  expect(measured([1], [5])).toMatchObject({ mse: 16, mae: 4, r2: null });
  expect(measured([1, 7, 2, 7], [1, 7, 3, 7], 2).r2).toBeNull();
  expect(measured([1, 2], [1, 2]).r2).toBe(1);
});

it('is not finite where an output is not', () => {
  expect(measured([1, Number.NaN], [1, 2]).mse).toBeNaN();
  expect(measured([1, Number.POSITIVE_INFINITY], [1, 2]).mse).toBe(Number.POSITIVE_INFINITY);
});
