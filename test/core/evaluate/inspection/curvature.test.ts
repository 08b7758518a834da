import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvatureAt, type GradientAt } from '../../../../src/core/evaluate/inspection/curvature.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { drain } from '../../../drain.ts';

/** ½ xᵀ·M·x, M symmetric, row-major. */
function quadratic(matrix: readonly (readonly number[])[]): GradientAt {
  return function* (parameters, gradient) {
    yield;
    let value = 0;
    for (const [i, row] of matrix.entries()) {
      gradient[i] = row.reduce((sum, entry, j) => sum + entry * parameters[j]!, 0);
      value += (gradient[i]! * parameters[i]!) / 2;
    }
    return value;
  };
}

function curvature(gradientAt: GradientAt, at: number[], fixed: number[] = []) {
  const parameters = Float64Array.from(at);
  const gradient = new Float64Array(at.length);
  drain(gradientAt(parameters, gradient));
  for (const place of fixed) gradient[place] = 0;
  return drain(curvatureAt(gradientAt, parameters, gradient, fixed));
}

/** Q·diag·Qᵀ with a random orthogonal Q, made of reflections. */
function withEigenvalues(values: readonly number[], seed: number): number[][] {
  const random = new RandomState(seed);
  const n = values.length;
  const matrix = values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));
  for (let round = 0; round < 3; round++) {
    const v = values.map(() => random.normal());
    const length = v.reduce((sum, x) => sum + x * x, 0);
    const reflect = (row: number[]) => {
      const part = (2 * row.reduce((sum, x, i) => sum + x * v[i]!, 0)) / length;
      for (let i = 0; i < n; i++) row[i]! -= part * v[i]!;
    };
    for (const row of matrix) reflect(row);
    for (let j = 0; j < n; j++) {
      const column = matrix.map((row) => row[j]!);
      reflect(column);
      for (let i = 0; i < n; i++) matrix[i]![j] = column[i]!;
    }
  }
  return matrix;
}

describe('the ends of the spectrum', () => {
  it('of any small matrix', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1000 }), (eigenvalues, seed) => {
        const found = curvature(
          quadratic(withEigenvalues(eigenvalues, seed)),
          eigenvalues.map((_, i) => i - 2),
        );
        expect(found.least).toBeCloseTo(Math.min(...eigenvalues), 5);
        expect(found.greatest).toBeCloseTo(Math.max(...eigenvalues), 5);
      }),
    );
  });
  it('of a large one, in few rounds', () => {
    const eigenvalues = Array.from({ length: 200 }, (_, i) => (i === 17 ? -2 : i / 20));
    const found = curvature(
      quadratic(withEigenvalues(eigenvalues, 4)),
      eigenvalues.map(() => 1),
    );
    expect(found.least).toBeCloseTo(-2, 3);
    expect(found.greatest).toBeCloseTo(9.95, 2);
  });
});

it('is known along the gradient too', () => {
  // The gradient at (1, 0) is (3, 1): (3·9 + 2·3 + 2·1) / 10.
  const found = curvature(
    quadratic([
      [3, 1],
      [1, 2],
    ]),
    [1, 0],
  );
  expect(found.alongGradient).toBeCloseTo(3.5, 6);
});

it('does not look where nothing can move', () => {
  const bowl = quadratic([
    [5, 0, 0],
    [0, -7, 0],
    [0, 0, 2],
  ]);
  const found = curvature(bowl, [1, 1, 1], [1]);
  expect(found.least).toBeCloseTo(2, 6);
  expect(found.greatest).toBeCloseTo(5, 6);
  expect(curvature(bowl, [1, 1, 1], [0, 1, 2])).toEqual({ least: 0, greatest: 0, alongGradient: 0 });
});

it('is 0 on a plane', () => {
  const plane: GradientAt = function* (parameters, gradient) {
    yield;
    gradient.set([2, -1]);
    return 2 * parameters[0]! - parameters[1]!;
  };
  expect(curvature(plane, [3, 4])).toEqual({ least: 0, greatest: 0, alongGradient: 0 });
});
