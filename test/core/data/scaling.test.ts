import { describe, expect, it } from 'vitest';
import { learnScale, type ScalingKind, scaled, scalings, unscaled } from '../../../src/core/data/scaling.ts';
import { columnStatistics } from '../../../src/core/data/statistics.ts';
import { drain } from '../../drain.ts';
import evaluation from '../../fixtures/evaluation.json' with { type: 'json' };
import { readText } from '../../housing.ts';
import { worstRelative } from '../../training.ts';

const { rows, min_max, standard, mean_range } = evaluation.scalers;
const table = readText(rows.map((row) => row.join(' ')).join('\n')).table;
const statistics = drain(columnStatistics(table, undefined));
const scaledAs = (kind: ScalingKind) =>
  rows.flatMap((row) => row.map((value, j) => scaled(learnScale(kind, statistics[j]!), value)));

describe('scaling against scikit-learn and NumPy', () => {
  it.each([
    ['minMax', min_max],
    ['standard', standard],
    ['meanRange', mean_range],
  ] as const)('%s', (kind, expected) => {
    expect(worstRelative(scaledAs(kind), expected.flat())).toBeLessThan(1e-12);
  });
  it('max and none', () => {
    expect(scaledAs('max')).toEqual(rows.flatMap((row) => row.map((value, j) => value / statistics[j]!.max)));
    expect(scaledAs('none')).toEqual(rows.flat());
  });
});

describe.each(Object.keys(scalings) as ScalingKind[])('%s', (kind) => {
  it('comes back by unscaled', () => {
    const scale = learnScale(kind, { min: -3, max: 5, mean: 0.5, std: 2 });
    for (const value of [-3, 0, 1.25, 5, 99])
      expect(unscaled(scale, scaled(scale, value))).toBeCloseTo(value, 12);
  });
  it('leaves a constant column at 0, but for none', () => {
    const scale = learnScale(kind, { min: 7, max: 7, mean: 7, std: 0 });
    expect(scaled(scale, 7)).toBe(kind === 'none' ? 7 : 0);
    expect(unscaled(scale, scaled(scale, 7))).toBe(7);
  });
});

it('leaves a column whose greatest value is 0 alone when dividing by it', () => {
  const scale = learnScale('max', { min: -4, max: 0, mean: -2, std: 1 });
  expect(scaled(scale, -4)).toBe(0);
});
