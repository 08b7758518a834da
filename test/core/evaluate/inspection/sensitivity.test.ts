import { expect, it } from 'vitest';
import type { Feature } from '../../../../src/core/data/features.ts';
import {
  type RawRow,
  sensitivities,
  sweep,
  sweepValues,
} from '../../../../src/core/evaluate/inspection/sensitivity.ts';

const number = (name: string, std: number): Feature => ({
  kind: 'number',
  name,
  min: -1,
  max: 3,
  mean: 0,
  std,
  shift: 0,
  divisor: 1,
});
const town: Feature = { kind: 'oneHot', name: 'town', categories: ['north', 'south', 'west'] };
const features = [number('rooms', 2), number('age', 0.5), town];

/** rooms³ - 4·rooms·age, and by town. */
const predict = ([rooms, age, place]: RawRow) =>
  Number(rooms) ** 3 - 4 * Number(rooms) * Number(age) + { north: 0, south: 10, west: -1 }[place as string]!;

it('is the derivative in the feature\u2019s own unit, and by its deviation', () => {
  const [rooms, age] = sensitivities(features, [3, 5, 'north'], predict);
  expect(rooms).toEqual({
    kind: 'number',
    name: 'rooms',
    derivative: expect.closeTo(27 - 20, 7),
    effect: expect.closeTo(14, 7),
  });
  expect(age).toMatchObject({ derivative: expect.closeTo(-12, 7), effect: expect.closeTo(-6, 7) });
});

it('steps as far as the feature\u2019s size asks, at 0 and for a constant one too', () => {
  const slope = (value: number, std: number, f: (x: number) => number) => {
    const [found] = sensitivities([number('x', std)], [value], ([x]) => f(Number(x)));
    return found?.kind === 'number' ? found.derivative : undefined;
  };
  expect(slope(1e9, 1e8, (x) => 3 * x)).toBeCloseTo(3, 6);
  expect(slope(1e-9, 1e-10, (x) => x * x)).toBeCloseTo(2e-9, 15);
  expect(slope(0, 0, (x) => 3 * x + 1)).toBeCloseTo(3, 6);
  // At a bend the mean of both sides.
  expect(slope(0, 1, (x) => Math.max(0, x))).toBe(0.5);
});

it('tries every other category', () => {
  const [, , place] = sensitivities(features, [3, 5, 'south'], predict);
  expect(place).toEqual({
    kind: 'categories',
    name: 'town',
    changes: [
      { category: 'north', change: -10 },
      { category: 'west', change: -11 },
    ],
  });
});

it('sweeps one feature and leaves the row alone', () => {
  const row = [3, 5, 'south'] as const;
  expect([...sweep(row, 1, [0, 1, 2], predict)]).toEqual([37, 25, 13]);
  expect([...sweep(row, 2, sweepValues(town, 5), predict)]).toEqual([-33, -23, -34]);
  expect(row).toEqual([3, 5, 'south']);
  expect(sweepValues(features[0]!, 5)).toEqual([-1, 0, 1, 2, 3]);
  expect(sweepValues(features[0]!, 1)).toEqual([3]);
});
