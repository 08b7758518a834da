import { expect, it } from 'vitest';
import { decisionBoundary } from '../../../../src/core/evaluate/inspection/boundary.ts';
import { sigmoid } from '../../../../src/core/math/sigmoid.ts';
import { drain } from '../../../drain.ts';

const xs = Float64Array.from({ length: 41 }, (_, i) => -2 + i / 10);
const ys = Float64Array.from({ length: 31 }, (_, i) => -1 + i / 10);

it('draws the line of a sigmoid unit where its p is one half', () => {
  const boundary = drain(
    decisionBoundary(xs, ys, 1, (x, y, out, at) => {
      out[at] = sigmoid(0.3 * (2 * x - y + 0.51));
    }),
  );
  const { segments, class: one } = boundary.lines[0]!;
  expect(boundary.lines).toHaveLength(1);
  expect(one).toBe(1);
  expect(segments.length).toBeGreaterThan(30);
  for (let i = 0; i < segments.length; i += 2)
    expect(2 * segments[i]! - segments[i + 1]!).toBeCloseTo(-0.51, 4);
  for (const [iy, y] of ys.entries()) {
    for (const [ix, x] of xs.entries()) {
      expect(boundary.classes[iy * xs.length + ix]).toBe(2 * x - y + 0.51 > 0 ? 1 : 0);
    }
  }
});

it('gives the same line of two probabilities as of one', () => {
  const p = (x: number, y: number) => sigmoid(x * y - 0.3);
  const one = drain(
    decisionBoundary(xs, ys, 1, (x, y, out, at) => {
      out[at] = p(x, y);
    }),
  );
  const two = drain(
    decisionBoundary(xs, ys, 2, (x, y, out, at) => {
      out[at] = 1 - p(x, y);
      out[at + 1] = p(x, y);
    }),
  );
  expect(two.classes).toEqual(one.classes);
  const [a, b] = [one.lines[0]!.segments, two.lines[0]!.segments];
  expect(b).toHaveLength(a.length);
  for (const [i, value] of a.entries()) expect(b[i]).toBeCloseTo(value, 9);
});

it('borders each class that is there', () => {
  // Three sectors, and a fourth class that is never the likeliest.
  const scores = (x: number, y: number) => [x, -x + 0.05, y - 0.02, -9];
  const boundary = drain(decisionBoundary(xs, ys, 4, (x, y, out, at) => out.set(scores(x, y), at)));
  expect(boundary.lines.map((line) => line.class)).toEqual([0, 1, 2]);
  for (const { class: one, segments } of boundary.lines) {
    expect(segments.length).toBeGreaterThan(0);
    for (let i = 0; i < segments.length; i += 2) {
      const found = scores(segments[i]!, segments[i + 1]!);
      const best = Math.max(...found.filter((_, j) => j !== one));
      // Straight lines, but for the cells where three meet.
      expect(Math.abs(found[one]! - best)).toBeLessThan(0.1);
    }
  }
});

it('has no line where one class takes all', () => {
  const { lines, classes } = drain(
    decisionBoundary(xs, ys, 1, (_x, _y, out, at) => {
      out[at] = 0.2;
    }),
  );
  expect(lines[0]!.segments).toHaveLength(0);
  expect(new Set(classes)).toEqual(new Set([0]));
});
