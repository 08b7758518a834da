import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureClasses, predictedClass } from '../../../../src/core/evaluate/scores/classification.ts';
import { drain } from '../../../drain.ts';
import evaluation from '../../../fixtures/evaluation.json' with { type: 'json' };
import sklearn from '../../../fixtures/sklearn_evaluation.json' with { type: 'json' };
import { worstRelative } from '../../../worst-relative.ts';

function measured(probability: readonly (readonly number[])[], y: readonly number[]) {
  const columns = probability[0]!.length;
  const flat = Float64Array.from(probability.flat());
  return drain(measureClasses(flat, columns, y, Math.max(2, columns), 0.25));
}

describe('against scikit-learn', () => {
  it('has the metrics of the reference', () => {
    const { y, probability, log_loss, accuracy, confusion_rows_true } = evaluation.multiclass;
    const metrics = measured(probability, y);
    expect(worstRelative([metrics.logLoss, metrics.accuracy], [log_loss, accuracy])).toBeLessThan(1e-12);
    expect(metrics.confusion).toEqual(confusion_rows_true);
    expect(metrics).not.toHaveProperty('rocAuc');
    expect(metrics.loss).toBe(0.25);
  });
  it('has the area of two classes', () => {
    const { y, score, roc_auc } = evaluation.binary;
    const one = measured(
      score.map((p) => [p]),
      y,
    );
    const two = measured(
      score.map((p) => [1 - p, p]),
      y,
    );
    expect(worstRelative([one.rocAuc!, two.rocAuc!], [roc_auc, roc_auc])).toBeLessThan(1e-12);
  });
  it.each(sklearn.classification)('$about', ({ y, probability, accuracy, logLoss, confusion }) => {
    const metrics = measured(probability, y);
    expect(worstRelative([metrics.logLoss, metrics.accuracy], [logLoss, accuracy])).toBeLessThan(1e-12);
    expect(metrics.confusion).toEqual(confusion);
  });
});

it('predicts the first of equals, and the second of two only above one half', () => {
  expect(predictedClass([0.4, 0.4, 0.2], 0, 3)).toBe(0);
  expect(predictedClass([9, 9, 0.2, 0.4, 0.4], 2, 3)).toBe(1);
  expect(predictedClass([0.5], 0, 1)).toBe(0);
  expect(predictedClass([0.5000000000000001], 0, 1)).toBe(1);
});

it('does not depend on the order of rows, but for rounding', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const of = (list: typeof rows) =>
        measured(
          list.map(([, p]) => p),
          list.map(([y]) => y),
        );
      const [forward, backward] = [of(rows), of(rows.toReversed())];
      expect(backward.confusion).toEqual(forward.confusion);
      expect(backward.accuracy).toBe(forward.accuracy);
      expect(worstRelative([backward.logLoss], [forward.logLoss])).toBeLessThan(1e-12);
      const all = forward.confusion.flat().reduce((sum, count) => sum + count, 0);
      const right = forward.confusion.reduce((sum, counts, i) => sum + counts[i]!, 0);
      expect(all).toBe(rows.length);
      expect(forward.accuracy).toBe(right / all);
    }),
  );
});

it('has no area where the rows are of one class, and no number where a probability is none', () => {
  expect(measured([[0.3], [0.6]], [1, 1]).rocAuc).toBeNull();
  const broken = measured([[0.3], [Number.NaN]], [1, 0]);
  expect(broken.logLoss).toBeNaN();
  expect(broken.rocAuc).toBeNaN();
});
