import { describe, expect, it } from 'vitest';
import { sparkPath } from '../../../src/renderer/components/SparkLine.tsx';
import { seriesOf } from '../../../src/renderer/components/series.ts';

describe('sparkPath', () => {
  it('draws nothing for fewer than two numbers', () => {
    expect(sparkPath([], 40, 16)).toBe('');
    expect(sparkPath([1], 40, 16)).toBe('');
    expect(sparkPath([1, Number.NaN], 40, 16)).toBe('');
  });

  it('goes from edge to edge, the greatest on top', () => {
    expect(sparkPath([100, 1], 40, 16)).toBe('M1.5 1.5L38.5 14.5');
  });

  it('is logarithmic where it can be', () => {
    expect(sparkPath([100, 10, 1], 40, 16)).toBe('M1.5 1.5L20.0 8.0L38.5 14.5');
    expect(sparkPath([100, 50, 0], 40, 16)).toBe('M1.5 1.5L20.0 8.0L38.5 14.5');
  });

  it('stays inside for a flat line', () => {
    expect(sparkPath([2, 2], 40, 16)).toBe('M1.5 14.5L38.5 14.5');
  });
});

describe('seriesOf', () => {
  it('gives eight runs a colour, a dash and a marker of their own, and 64 a sign', () => {
    const eight = Array.from({ length: 8 }, (_, i) => seriesOf(i));
    expect(new Set(eight.map(({ variable }) => variable)).size).toBe(8);
    expect(new Set(eight.map(({ dash }) => dash.join())).size).toBe(8);
    expect(new Set(eight.map(({ marker }) => marker)).size).toBe(8);
    const signs = Array.from({ length: 64 }, (_, i) => JSON.stringify(seriesOf(i)));
    expect(new Set(signs).size).toBe(64);
    expect(seriesOf(8).variable).toBe(seriesOf(0).variable);
    expect(seriesOf(-1)).toEqual(seriesOf(63));
  });
});
