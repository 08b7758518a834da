import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contourSegments } from '../../../../src/core/evaluate/inspection/contour.ts';

const grid = (count: number, from: number, to: number) =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const surface = (xs: ArrayLike<number>, ys: ArrayLike<number>, f: (x: number, y: number) => number) =>
  Array.from(ys, (y) => Array.from(xs, (x) => f(x, y))).flat();

function ends(segments: Float64Array): [number, number][] {
  return Array.from({ length: segments.length / 2 }, (_, i) => [segments[2 * i]!, segments[2 * i + 1]!]);
}

it('finds a plane\u2019s line exactly', () => {
  const number = fc.integer({ min: -20, max: 20 });
  fc.assert(
    fc.property(number, number, number, (a, b, level) => {
      const [xs, ys] = [grid(7, -1, 2), grid(5, 0, 3)];
      const segments = contourSegments(
        surface(xs, ys, (x, y) => a * x + b * y),
        xs,
        ys,
        level + 0.25,
      );
      for (const [x, y] of ends(segments)) expect(a * x + b * y).toBeCloseTo(level + 0.25, 9);
    }),
  );
});

it('closes a circle, of about its length', () => {
  const [xs, ys] = [grid(81, -2, 2), grid(101, -2, 2)];
  const segments = contourSegments(
    surface(xs, ys, (x, y) => x * x + y * y),
    xs,
    ys,
    1.1,
  );
  let length = 0;
  for (let i = 0; i < segments.length; i += 4) {
    length += Math.hypot(segments[i + 2]! - segments[i]!, segments[i + 3]! - segments[i + 1]!);
  }
  expect(length).toBeCloseTo(2 * Math.PI * Math.sqrt(1.1), 2);
  for (const [x, y] of ends(segments)) expect(Math.hypot(x, y)).toBeCloseTo(Math.sqrt(1.1), 2);
  // Every end is the end of two segments.
  const meetings = new Map<string, number>();
  for (const [x, y] of ends(segments)) {
    const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
    meetings.set(key, (meetings.get(key) ?? 0) + 1);
  }
  expect(new Set(meetings.values())).toEqual(new Set([2]));
});

it('tells a cell with opposite corners on one side apart by its middle', () => {
  const cell = (middle: number) => [...contourSegments([1, 0, 0, middle], [0, 1], [0, 1], 0.5)];
  // A low middle parts the two high corners, a high one joins them.
  expect(cell(1.2)).toEqual([0.5, 0, 1, expect.closeTo(0.4167, 4), expect.closeTo(0.4167, 4), 1, 0, 0.5]);
  expect(cell(0.8)).toEqual([0, 0.5, 0.5, 0, 1, 0.625, 0.625, 1]);
});

it('has no line off the level, in a cell that is not finite, or without cells', () => {
  expect(contourSegments([0, 1, 2, 3], [0, 1], [0, 1], 9)).toHaveLength(0);
  expect(contourSegments([1, 1, 1, 1], [0, 1], [0, 1], 1)).toHaveLength(0);
  expect(contourSegments([0, 1, Number.NaN, 1], [0, 1], [0, 1], 0.5)).toHaveLength(0);
  expect(contourSegments([1, 2], [0, 1], [0], 1.5)).toHaveLength(0);
  expect(contourSegments([], [], [], 0)).toHaveLength(0);
});
