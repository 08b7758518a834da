import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocAuc, rocCurve } from '../../../../src/core/evaluate/scores/roc.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { drain } from '../../../drain.ts';
import evaluation from '../../../fixtures/evaluation.json' with { type: 'json' };
import sklearn from '../../../fixtures/sklearn_evaluation.json' with { type: 'json' };
import { worstRelative } from '../../../worst-relative.ts';

const curve = (actual: number[], scores: number[], apart?: number) => drain(rocCurve(actual, scores, apart));

describe('against scikit-learn', () => {
  it('has the area of the reference', () => {
    const { y, score, roc_auc } = evaluation.binary;
    expect(worstRelative([drain(rocAuc(y, score))!], [roc_auc])).toBeLessThan(1e-12);
  });
  it.each(sklearn.roc)('$about', ({ y, score, auc, fpr, tpr, thresholds }) => {
    const found = curve(y, score as number[])!;
    expect(worstRelative([found.auc], [auc])).toBeLessThan(1e-12);
    expect(worstRelative(found.falsePositive, fpr as number[])).toBeLessThan(1e-12);
    expect(worstRelative(found.truePositive, tpr as number[])).toBeLessThan(1e-12);
    expect([...found.thresholds]).toEqual(thresholds.map((value) => value ?? Number.POSITIVE_INFINITY));
  });
});

/** The rows of two classes, both there, with scores of which many are equal. */
const scored = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -4, max: 4 })), { minLength: 2 })
  .filter((rows) => rows.some(([y]) => y === 0) && rows.some(([y]) => y === 1));

it('is the share of pairs in the right order, ties half', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      let right = 0;
      let pairs = 0;
      for (const [y, score] of rows.filter(([y]) => y === 1)) {
        for (const [other, lower] of rows.filter(([other]) => other !== y)) {
          expect(other).toBe(0);
          right += score > lower ? 1 : score === lower ? 0.5 : 0;
          pairs++;
        }
      }
      const auc = drain(
        rocAuc(
          rows.map(([y]) => y),
          rows.map(([, score]) => score),
        ),
      );
      expect(auc).toBe(right / pairs);
    }),
  );
});

it('is the area under its curve, which rises from (0, 0) to (1, 1)', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const { falsePositive, truePositive, thresholds, auc } = curve(
        rows.map(([y]) => y),
        rows.map(([, score]) => score),
      )!;
      let area = 0;
      for (let i = 1; i < thresholds.length; i++) {
        expect(thresholds[i]).toBeLessThan(thresholds[i - 1]!);
        const across = falsePositive[i]! - falsePositive[i - 1]!;
        expect(across).toBeGreaterThanOrEqual(0);
        expect(truePositive[i]).toBeGreaterThanOrEqual(truePositive[i - 1]!);
        area += (across * (truePositive[i]! + truePositive[i - 1]!)) / 2;
      }
      expect([falsePositive[0], truePositive[0]]).toEqual([0, 0]);
      expect([falsePositive.at(-1), truePositive.at(-1)]).toEqual([1, 1]);
      expect(area).toBeCloseTo(auc, 12);
    }),
  );
});

it('is drawn with no more points than asked for, and keeps its area', () => {
  const random = new RandomState(5);
  const scores = Array.from({ length: 30_000 }, () => random.normal());
  const actual = scores.map((score) => (score + 2 * random.normal() > 0 ? 1 : 0));
  const whole = curve(actual, scores)!;
  const drawn = curve(actual, scores, 1 / 100)!;
  expect(whole.thresholds.length).toBeGreaterThan(5000);
  expect(drawn.thresholds.length).toBeLessThan(205);
  expect(drawn.auc).toBe(whole.auc);
  expect([drawn.falsePositive.at(-1), drawn.truePositive.at(-1)]).toEqual([1, 1]);
});

it('says null of one class or no row, and NaN of a score that is NaN', () => {
  expect(drain(rocAuc([1, 1], [0.2, 0.3]))).toBeNull();
  expect(drain(rocAuc([], []))).toBeNull();
  expect(curve([0, 0, 0], [1, 2, 3])).toBeNull();
  expect(drain(rocAuc([1, 0], [Number.NaN, 0.3]))).toBeNaN();
  expect(curve([1, 0], [Number.NaN, 0.3])).toBeNull();
});
