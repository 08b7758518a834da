import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import {
  dependenceWarning,
  type LeastSquaresSolution,
  type LinearData,
  leastSquares,
} from '../../../../src/core/train/least-squares/least-squares.ts';
import { drain } from '../../../drain.ts';
import numpy from '../../../fixtures/least_squares.json' with { type: 'json' };
import tutorial from '../../../fixtures/tutorial_linear.json' with { type: 'json' };

const solve = (data: LinearData): LeastSquaresSolution => drain(leastSquares(data));

function randomData(seed: number, rows: number, width: number, outputs: number): LinearData {
  const random = new RandomState(seed);
  const draw = (length: number) => Float64Array.from({ length }, () => random.normal());
  return { x: draw(rows * width), y: draw(rows * outputs), rows, width, outputs };
}

/** y - x·w, rows x outputs */
function residuals({ x, y, rows, width, outputs }: LinearData, parameters: Float64Array): Float64Array {
  const left = y.slice();
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < outputs; k++) {
      for (let j = 0; j < width; j++)
        left[i * outputs + k]! -= x[i * width + j]! * parameters[j * outputs + k]!;
    }
  }
  return left;
}

const squares = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value * value, 0);

/** The greatest difference, relative to the greatest number. */
function worst(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found).toHaveLength(expected.length);
  const differences = Array.from(found, (value, i) => Math.abs(value - expected[i]!));
  return Math.max(...differences) / Math.max(...Array.from(expected, Math.abs));
}

/** The tutorial's training rows: every column as (x - mean) / range, with a column of ones for the bias. */
function tutorialData(): LinearData {
  const file = new URL('../../../../data/housing.data', import.meta.url);
  const values = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
  const [rows, width] = [404, 14];
  const scaled = Array.from({ length: width }, (_, j) => {
    const column = Array.from({ length: rows }, (_, i) => values[i * width + j]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / rows;
    const range = Math.max(...column) - Math.min(...column);
    return column.map((value) => (value - mean) / range);
  });
  const x = new Float64Array(rows * width).fill(1);
  for (let i = 0; i < rows; i++) for (let j = 0; j < 13; j++) x[i * width + j] = scaled[j]![i]!;
  return { x, y: Float64Array.from(scaled[13]!), rows, width, outputs: 1 };
}

describe('least squares', () => {
  it('gives the weights of the tutorial\u2019s linear model', () => {
    const { w, b, mse } = tutorial.least_squares;
    const data = tutorialData();
    const { parameters, rank, dependent } = solve(data);
    expect(worst(parameters, [...w, b])).toBeLessThan(1e-12);
    expect(Math.abs(squares(residuals(data, parameters)) / data.rows / mse - 1)).toBeLessThan(1e-12);
    expect({ rank, dependent }).toEqual({ rank: 14, dependent: [] });
  });
  it.each(numpy.cases)('gives NumPy\u2019s: $name', ({ rows, width, outputs, x, y, w, rank }) => {
    const solution = solve({ x: Float64Array.from(x), y: Float64Array.from(y), rows, width, outputs });
    expect(solution.rank).toBe(rank);
    expect(worst(solution.parameters, w)).toBeLessThan(1e-13);
  });
  it('leaves errors at right angles to every column', () => {
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 2000 }), size, size, (seed, rows, width, outputs) => {
        const data = randomData(seed, rows, width, outputs);
        const left = residuals(data, solve(data).parameters);
        for (let j = 0; j < width; j++) {
          for (let k = 0; k < outputs; k++) {
            let dot = 0;
            for (let i = 0; i < rows; i++) dot += data.x[i * width + j]! * left[i * outputs + k]!;
            expect(Math.abs(dot)).toBeLessThan(1e-10 * Math.sqrt(rows));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
  it('finds what made the numbers, whatever the units of the columns', () => {
    const exponent = fc.integer({ min: -150, max: 150 });
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(exponent, { minLength: 1, maxLength: 6 }),
        exponent,
        (seed, units, unit) => {
          const width = units.length;
          const { x, y: weights, rows } = randomData(seed, 40, width, 1);
          const y = new Float64Array(rows);
          for (let i = 0; i < rows; i++) {
            for (let j = 0; j < width; j++) y[i]! += x[i * width + j]! * weights[j]! * 10 ** unit;
          }
          for (let i = 0; i < x.length; i++) x[i]! *= 10 ** units[i % width]!;
          const { parameters } = solve({ x, y, rows, width, outputs: 1 });
          const back = Array.from(parameters, (value, j) => value * 10 ** units[j]! * 10 ** -unit);
          expect(worst(back, weights.subarray(0, width))).toBeLessThan(1e-11);
        },
      ),
    );
  });
  it('keeps the digits that normal equations lose', () => {
    // Powers of t up to t^9: the condition of xᵀx is 1e13.
    const rows = 100;
    const width = 10;
    const x = Float64Array.from(
      { length: rows * width },
      (_, i) => (Math.floor(i / width) / rows) ** (i % width),
    );
    const weights = Array.from({ length: width }, (_, j) => (j % 2 === 0 ? 1 : -1));
    const y = new Float64Array(rows);
    for (let i = 0; i < rows; i++) for (let j = 0; j < width; j++) y[i]! += x[i * width + j]! * weights[j]!;
    expect(worst(solve({ x, y, rows, width, outputs: 1 }).parameters, weights)).toBeLessThan(1e-8);
  });
  it('does not touch the data, and gives the same bits each time', () => {
    const data = randomData(7, 3000, 5, 2);
    const before = { x: data.x.slice(), y: data.y.slice() };
    const first = solve(data);
    expect({ x: data.x, y: data.y }).toEqual(before);
    expect(solve(data)).toEqual(first);
  });
  it('lets its driver look at the clock', () => {
    const steps = leastSquares(randomData(1, 20_000, 20, 1));
    let yields = 0;
    while (!steps.next().done) yields++;
    expect(yields).toBeGreaterThan(20);
  });
  it('has zeros where there is nothing to go by', () => {
    const zeros = { x: new Float64Array(12), y: Float64Array.of(1, 2, 3), rows: 3, width: 4, outputs: 1 };
    expect(solve(zeros)).toEqual({ parameters: new Float64Array(4), rank: 0, dependent: [] });
    const flat = { ...randomData(1, 10, 2, 1), y: new Float64Array(10) };
    expect(solve(flat).parameters.map(Math.abs)).toEqual(new Float64Array(2));
  });
  it('refuses a triangle that would fill the memory', () => {
    const none = new Float64Array(0);
    expect(() => solve({ x: none, y: none, rows: 0, width: 10_001, outputs: 1 })).toThrow(
      "optimizer.kind: 'leastSquares' would have to hold 10001 x 10002 numbers",
    );
  });
});

describe('the warning of a solution that is one of many', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const solution = (rank: number, dependent: number[]) => ({
    parameters: new Float64Array(5),
    rank,
    dependent,
  });

  it('names the columns that add nothing', () => {
    expect(dependenceWarning(solution(3, [1, 4]), 20, names)).toBe(
      'b, e can be made from the other columns: many weights have the same least loss; these are the smallest of them.',
    );
    expect(dependenceWarning(solution(1, [1, 2, 3, 4]), 20, names)).toMatch(
      /^b, c, d and 1 more can be made/,
    );
  });
  it('tells that there are too few rows', () => {
    expect(dependenceWarning(solution(3, [1, 4]), 3, names)).toMatch(/^3 rows cannot settle 5 weights: many/);
  });
  it('is none where there is one solution', () => {
    expect(dependenceWarning(solution(5, []), 20, names)).toBeUndefined();
  });
});
