import { describe, expect, it } from 'vitest';
import { histogram } from '../../../../src/core/evaluate/scores/histogram.ts';
import { drain } from '../../../drain.ts';
import sklearn from '../../../fixtures/sklearn_evaluation.json' with { type: 'json' };

describe('against numpy.histogram', () => {
  it.each(sklearn.histograms)('$about', ({ values, bins, counts, edges }) => {
    const found = drain(histogram(values as number[], bins));
    expect([...found.counts]).toEqual(counts);
    expect([...found.edges]).toEqual(edges);
  });
});

it('leaves out what is not finite, and has empty bins for nothing', () => {
  const found = drain(histogram([Number.NaN, 0, 1, Number.POSITIVE_INFINITY], 2));
  expect([...found.counts]).toEqual([1, 1]);
  expect(drain(histogram([], 2))).toEqual({
    edges: Float64Array.of(0, 0.5, 1),
    counts: Float64Array.of(0, 0),
  });
});
