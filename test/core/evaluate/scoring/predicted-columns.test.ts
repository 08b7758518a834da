import { describe, expect, it } from 'vitest';
import { distinctNames, predictedColumns } from '../../../../src/core/evaluate/scoring/predicted-columns.ts';
import { classesTarget, numberFeature, numbersTarget } from '../../../models.ts';

const row = (target: Parameters<typeof predictedColumns>[0], predictions: number[], at: number) =>
  predictedColumns(target).map(({ name, type, valueIn }) => [
    name,
    type,
    valueIn(Float64Array.from(predictions), at),
  ]);

describe('the columns that a prediction has', () => {
  it('are the value of one target, or of each of several', () => {
    expect(row(numbersTarget(numberFeature('y')), [7, 8], 1)).toEqual([['prediction', 'number', 8]]);
    expect(row(numbersTarget(numberFeature('y'), numberFeature('z')), [7, 8, 9, 10], 2)).toEqual([
      ['prediction_y', 'number', 9],
      ['prediction_z', 'number', 10],
    ]);
  });
  it('are the class and the probability of each', () => {
    expect(row(classesTarget('y', 'no', 'yes'), [0, 0, 0.25, 0.75], 2)).toEqual([
      ['prediction', 'text', 'yes'],
      ['probability_no', 'number', 0.25],
      ['probability_yes', 'number', 0.75],
    ]);
    expect(row(classesTarget('y', 1, 2), [0.5, 0.5], 0)[0]).toEqual(['prediction', 'integer', 1]);
    expect(row(classesTarget('y', 0.5, 2), [0.1, 0.9], 0)[0]).toEqual(['prediction', 'number', 2]);
  });
});

describe('names of which no two are alike', () => {
  it('leave those alone that are', () => {
    expect(distinctNames(['a', 'A', 'b'])).toEqual({ names: ['a', 'A', 'b'], renamed: [] });
  });
  it('number the later ones past names that are taken', () => {
    expect(distinctNames(['prediction', 'prediction_2', 'prediction'])).toEqual({
      names: ['prediction', 'prediction_2', 'prediction_3'],
      renamed: [{ name: 'prediction', to: 'prediction_3' }],
    });
    const lower = (name: string) => name.toLowerCase();
    expect(distinctNames(['a', 'A', 'a'], lower).names).toEqual(['a', 'A_2', 'a_3']);
  });
});
