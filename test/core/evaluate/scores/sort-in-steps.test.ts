import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortInSteps } from '../../../../src/core/evaluate/scores/sort-in-steps.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { drain } from '../../../drain.ts';

it('sorts as the engine does, and leaves its argument alone', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
      const before = [...values];
      expect(drain(sortInSteps(values))).toEqual(Float64Array.from(values).sort());
      expect(values).toEqual(before);
    }),
  );
});

it.each([4095, 4096, 4097, 12_289, 50_000])('merges %i numbers, a little at a time', (count) => {
  const random = new RandomState(count);
  // Whole numbers, so that many are equal.
  const values = Float64Array.from({ length: count }, () => Math.floor(random.normal() * 1000));
  const steps = sortInSteps(values);
  let yields = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) yields++;
  expect(step.value).toEqual(values.toSorted());
  expect(yields).toBeGreaterThanOrEqual(Math.floor(count / 4096));
});
