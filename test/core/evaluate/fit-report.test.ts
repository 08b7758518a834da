import { describe, expect, it } from 'vitest';
import type { NumberFeature, Target } from '../../../src/core/data/features.ts';
import { type FitVerdict, reportFit } from '../../../src/core/evaluate/fit-report.ts';
import type { Metrics } from '../../../src/core/evaluate/metrics.ts';

/** A column with a standard deviation of 10. */
const price: NumberFeature = {
  kind: 'number',
  name: 'price',
  unit: 'thousand dollars',
  min: 0,
  max: 50,
  mean: 20,
  std: 10,
  shift: 0,
  divisor: 1,
};
const prices: Target = { kind: 'numbers', columns: [price] };
const animals: Target = { kind: 'classes', name: 'animal', classes: ['cat', 'dog'] };

const errors = (mse: number): Metrics => ({ loss: 1, mse, rmse: Math.sqrt(mse), mae: 1, r2: 1 - mse / 100 });

/** Of so many cats and dogs, as many of each are taken for the other. */
function confused(each: number, wrong: number): Metrics {
  const confusion = [
    [each - wrong, wrong],
    [wrong, each - wrong],
  ];
  return { loss: 1, accuracy: (each - wrong) / each, logLoss: 1, rocAuc: 0.5, confusion };
}

describe('of numbers, with a mean that leaves 100', () => {
  it.each<[FitVerdict, number, number | undefined, number | undefined]>([
    ['fits', 20, 22, 24],
    ['fits', 20, undefined, 24],
    // Five times the error, but of a thousandth.
    ['fits', 0.1, 0.5, undefined],
    ['fits', 50, 55, 60],
    ['underfits', 60, 62, 65],
    ['underfits', 60, undefined, undefined],
    ['overfits', 5, 40, 45],
    ['overfits', 5, undefined, 40],
    // Chosen by its validation rows, it does badly on others.
    ['overfits', 20, 22, 60],
    ['underfitsAndOverfits', 60, 150, undefined],
    ['untested', 20, undefined, undefined],
  ])('%s: %d, %d, %d', (verdict, train, validation, test) => {
    const report = reportFit(
      {
        train: errors(train),
        ...(validation !== undefined && { validation: errors(validation) }),
        ...(test !== undefined && { test: errors(test) }),
      },
      prices,
    );
    expect(report.verdict).toBe(verdict);
    expect(report.shares.train).toBe(train / 100);
    expect(report.shares.validation).toBe(validation === undefined ? undefined : validation / 100);
    expect(report.shares.test).toBe(test === undefined ? undefined : test / 100);
  });
  it('says why, with the numbers and their unit', () => {
    const { sentence, why } = reportFit({ train: errors(4), test: errors(144) }, prices);
    expect(sentence).toContain('over-fits');
    expect(why).toEqual([
      'Training rows: misses by 2 thousand dollars (RMSE); always the mean would miss by 10 thousand dollars. 4 % of that error is left: low bias.',
      'Test rows: misses by 12 thousand dollars (RMSE). 144 % of the baseline error is left: high variance.',
      'That is worse than always the mean of the training rows on these rows.',
    ]);
  });
  it('takes several targets together', () => {
    const target: Target = { kind: 'numbers', columns: [price, { ...price, std: Math.sqrt(300) }] };
    expect(reportFit({ train: errors(50) }, target).shares.train).toBeCloseTo(0.25, 12);
  });
});

describe('of classes, half of each', () => {
  it.each<[FitVerdict, number, number]>([
    ['fits', 10, 13],
    ['underfits', 60, 61],
    ['overfits', 10, 30],
    ['underfitsAndOverfits', 52, 90],
  ])('%s: %d and %d of 200 wrong', (verdict, train, test) => {
    expect(reportFit({ train: confused(200, train), test: confused(200, test) }, animals).verdict).toBe(
      verdict,
    );
  });
  it('does not take chance for a difference', () => {
    const { verdict, why } = reportFit({ train: confused(200, 10), test: confused(5, 1) }, animals);
    expect(verdict).toBe('fits');
    expect(why[1]).toBe(
      'Test rows: wrong in 20 %. 40 % of the baseline error is left: worse, but on so few rows that may be chance.',
    );
  });
});

it('has nothing to say of a target that never changes', () => {
  const constant: Target = { kind: 'numbers', columns: [{ ...price, min: 0.1, max: 0.1, std: 1e-17 }] };
  expect(reportFit({ train: errors(0), test: errors(4) }, constant).verdict).toBe('constant');
  const cats: Metrics = {
    loss: 1,
    accuracy: 1,
    logLoss: 0,
    confusion: [
      [9, 0],
      [0, 0],
    ],
  };
  expect(reportFit({ train: cats }, animals).verdict).toBe('constant');
});
