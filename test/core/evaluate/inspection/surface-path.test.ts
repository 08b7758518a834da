import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SurfacePath } from '../../../../src/core/evaluate/inspection/surface-path.ts';

const at = (iteration: number) => ({ iteration, a: iteration / 2, b: -iteration, loss: 1 / (1 + iteration) });

it('keeps a short path whole', () => {
  const path = new SurfacePath(8);
  expect(path.points()).toEqual([]);
  for (let i = 0; i < 5; i++) path.add(at(i));
  expect(path.points()).toEqual([0, 1, 2, 3, 4].map(at));
});

it('keeps first, last and even steps of any other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 1, max: 3000 }), (most, count) => {
      const path = new SurfacePath(most);
      for (let i = 0; i < count; i++) path.add(at(i));
      const iterations = path.points().map(({ iteration }) => iteration);
      expect(iterations.length).toBeLessThanOrEqual(most);
      expect(iterations.length).toBeGreaterThanOrEqual(Math.min(count, most / 2));
      expect(iterations[0]).toBe(0);
      expect(iterations.at(-1)).toBe(count - 1);
      const steps = iterations.slice(1, -1).map((value, i) => value - iterations[i]!);
      expect(new Set(steps).size).toBeLessThanOrEqual(1);
    }),
  );
});
