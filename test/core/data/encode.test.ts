import { describe, expect, it } from 'vitest';
import { encodeRow, inputCount, inputNames } from '../../../src/core/data/encode.ts';
import type { Feature } from '../../../src/core/data/features.ts';
import { Problem } from '../../../src/core/problem.ts';

const seen = { min: 0, max: 4, mean: 2, std: 1 };
const scale = { shift: 2, divisor: 4 };
const number: Feature = { kind: 'number', name: 'RM', ...seen, ...scale };
const label: Feature = { kind: 'label', name: 'size', categories: ['L', 'M', 'S'], ...seen, ...scale };
const oneHot: Feature = { kind: 'oneHot', name: 'RAD', categories: [1, 4, 24] };

function encoded(features: readonly Feature[], cells: (number | string | null)[]): number[] {
  const out = new Float64Array(inputCount(features) + 2).fill(9);
  encodeRow(features, cells, out, 1);
  expect([out[0], out.at(-1)]).toEqual([9, 9]);
  return [...out.subarray(1, -1)];
}
const problemOf = (features: readonly Feature[], cells: (number | string | null)[]) => {
  try {
    encoded(features, cells);
  } catch (error) {
    if (error instanceof Problem) return `${error.message}. ${error.hint}`;
    throw error;
  }
  throw new Error('no problem was found');
};

describe('a raw row', () => {
  it('becomes the inputs of the network', () => {
    expect(inputNames([number, label, oneHot])).toEqual(['RM', 'size', 'RAD=1', 'RAD=4', 'RAD=24']);
    expect(encoded([number, label, oneHot], [4, 'S', 4])).toEqual([0.5, 0, 0, 1, 0]);
    expect(encoded([oneHot, number], [24, 0])).toEqual([0, 0, 1, -0.5]);
  });
  it('has all inputs of a column at 0 for a category that training never saw', () => {
    expect(encoded([oneHot], [5])).toEqual([0, 0, 0]);
    expect(encoded([oneHot], ['4'])).toEqual([0, 0, 0]);
  });
  it('is filled in where a cell is missing', () => {
    const filled = [
      { ...number, fill: 3 },
      { ...label, fill: 'M' },
      { ...oneHot, fill: 1 },
    ];
    expect(encoded(filled, [null, null, null])).toEqual([0.25, -0.25, 1, 0, 0]);
    expect(encoded(filled, [Number.NaN, 'L', Number.NaN])).toEqual([0.25, -0.5, 1, 0, 0]);
  });
  it.each([
    ['a missing cell', [number], [null], /^RM is missing\. Write a value there/],
    ['NaN', [number], [Number.NaN], /^RM is missing/],
    ['a cell too few', [number, oneHot], [1], /^RAD is missing/],
    ['a text for a number', [number], ['abc'], /^'abc' in RM is not a number/],
    ['an infinite number', [number], [Number.POSITIVE_INFINITY], /^Infinity in RM is not a finite number/],
    [
      'an unknown label',
      [label],
      ['XL'],
      /^'XL' in size is not a category that the model knows; it knows 'L', 'M', 'S'\. .*'oneHot'/,
    ],
  ] as const)('is refused for %s', (_, features, cells, message) => {
    expect(problemOf(features, [...cells])).toMatch(message);
  });
});
