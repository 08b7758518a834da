import { expect, it } from 'vitest';
import { iterationAt, placeOf } from '../../../src/renderer/charts/x-place.ts';

it('finds the iteration again that stands at a place', () => {
  for (const x of ['iteration', 'logIteration', 'epoch'] as const) {
    for (const iteration of [1, 5, 250, 3_000_000]) {
      expect(iterationAt(placeOf(iteration, x, 5), x, 5)).toBeCloseTo(iteration, 6);
    }
  }
  expect(placeOf(1000, 'logIteration', 5)).toBeCloseTo(3, 12);
  expect(placeOf(1000, 'epoch', 5)).toBe(200);
});
