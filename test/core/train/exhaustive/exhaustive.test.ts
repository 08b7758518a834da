import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createGrid,
  type Grid,
  gridPoint,
  newSearch,
  type Search,
  searchGrid,
} from '../../../../src/core/train/exhaustive/exhaustive.ts';
import reference from '../../../fixtures/one_variable.json' with { type: 'json' };

const { x, y, best_k, best_b, best_loss } = reference.exhaustive;
const lines = createGrid({ 'w[0]': [-2, 2, 0.1], b: [-10, 10, 0.1] });

/** An evaluation that needs no pause. */
function atOnce(loss: (values: Float64Array) => number) {
  // biome-ignore lint/correctness/useYield: that is the point
  return function* (values: Float64Array): Generator<void, number> {
    return loss(values);
  };
}

/** The mean absolute error of a line through the reference's points. */
const meanAbsoluteError = atOnce(([k, b]) => {
  let sum = 0;
  for (const [i, value] of x.entries()) sum += Math.abs(k! * value + b! - y[i]!);
  return sum / x.length;
});

function valuesAt(grid: Grid, point: number): number[] {
  const values = new Float64Array(grid.axes.length);
  gridPoint(grid, point, values);
  return [...values];
}

function searched(grid: Grid, search: Search, evaluate = meanAbsoluteError, work = 1e6): Search {
  const steps = searchGrid(grid, search, evaluate, 1);
  while (!steps.next(work).done);
  return search;
}

describe('a grid', () => {
  it('goes through all combinations, the last name fastest', () => {
    const grid = createGrid({ 'w[1]': [0, 2, 1], b: [5, 4, -0.5], 'w[0]': [7, 8, 1] });
    expect(grid.names).toEqual(['w[1]', 'b', 'w[0]']);
    expect(Array.from({ length: grid.points }, (_, point) => valuesAt(grid, point))).toEqual([
      [0, 5, 7],
      [0, 4.5, 7],
      [1, 5, 7],
      [1, 4.5, 7],
    ]);
  });
  it('refuses an axis without end', () => {
    expect(() => createGrid({ b: [0, 1, 1e-300] })).toThrow(/^optimizer\.grid: \[0, 1, 1e-300\] holds/);
  });
});

describe('the search', () => {
  it('finds the line of the reference, to the bit', () => {
    const search = searched(lines, newSearch());
    expect(search.next).toBe(8000);
    expect(valuesAt(lines, search.best)).toEqual([best_k, best_b]);
    expect(search.leastLoss).toBe(best_loss);
  });
  it('keeps the first of several best', () => {
    const grid = createGrid({ b: [0, 10, 1] });
    const search = searched(
      grid,
      newSearch(),
      atOnce(([b]) => Math.abs(b! - 4.5)),
    );
    expect(search).toEqual({ next: 10, best: 4, leastLoss: 0.5 });
  });
  it('knows no best one where no loss is a number', () => {
    const search = searched(
      createGrid({ b: [0, 3, 1] }),
      newSearch(),
      atOnce(() => Number.NaN),
    );
    expect(search).toEqual({ next: 3, best: -1, leastLoss: Number.POSITIVE_INFINITY });
  });
  it('does as much as it is given, and hands on what evaluating yields', () => {
    const grid = createGrid({ b: [0, 10, 1] });
    const search = newSearch();
    const quick = searchGrid(
      grid,
      search,
      atOnce(() => 1),
      10,
    );
    quick.next(0);
    expect(search.next).toBe(1);
    quick.next(50);
    expect(search.next).toBe(6);
    quick.next(1);
    expect(search.next).toBe(7);

    const slow = searchGrid(
      grid,
      newSearch(),
      function* () {
        yield;
        return 1;
      },
      10,
    );
    let yields = 0;
    while (!slow.next(1e9).done) yields++;
    expect(yields).toBe(11);
  });
  it('goes on where it was left, by whatever slices', () => {
    const whole = searched(lines, newSearch());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 3000 }), (stop, work) => {
        const left = newSearch();
        const steps = searchGrid(lines, left, meanAbsoluteError, 1);
        while (left.next < stop && !steps.next(work).done);
        expect(searched(lines, { ...left }, meanAbsoluteError, work)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
});
