import { RandomState } from '../../random/random-state.ts';

/** The loss at some parameters; writes its gradient. May yield, however many rows it goes through. */
export type GradientAt = (parameters: Float64Array, gradient: Float64Array) => Generator<void, number>;

/** Second derivatives of a loss in directions of length 1. */
export interface Curvature {
  /** The least and the greatest that were found: eigenvalues of the matrix of second derivatives. */
  readonly least: number;
  readonly greatest: number;
  /** In the direction of the gradient; 0 where there is none. */
  readonly alongGradient: number;
}

/** Enough for the ends of the spectrum; a matrix of no more parameters is known whole. */
const ROUNDS = 40;
/** The step of central differences that balances their error with that of rounding: the cube root of 2⁻⁵². */
const STEP = 6.055454452393343e-6;
/** A remainder this small against the matrix is rounding: all directions that the start has were found. */
const ROUNDING = 1e-8;

/**
 * How a loss bends at a point, by central differences of its gradient, two gradients a direction. The ends of the
 * spectrum come from Lanczos' method with full reorthogonalisation (Golub and Van Loan, Matrix Computations, 10.1), from
 * a start that is always the same.
 * @param gradient at the parameters
 * @param fixed places that cannot move
 */
export function* curvatureAt(
  gradientAt: GradientAt,
  parameters: Float64Array,
  gradient: Float64Array,
  fixed: readonly number[],
): Generator<void, Curvature> {
  const bend = bendIn(gradientAt, parameters, fixed);
  const random = new RandomState(0);
  const start = parameters.map(() => random.normal());
  for (const place of fixed) start[place] = 0;
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next = unit(start);
  let largest = 0;
  while (next && basis.length < Math.min(ROUNDS, parameters.length - fixed.length)) {
    basis.push(next);
    const rest = yield* bend(next);
    diagonal.push(dot(rest, next));
    largest = Math.max(largest, norm(rest));
    // Twice is enough (Kahan, by Parlett): what the first round leaves is taken by the second.
    for (let round = 0; round < 2; round++) for (const known of basis) removePart(rest, known);
    const left = norm(rest);
    if (left <= ROUNDING * largest) break;
    beside.push(left);
    next = unit(rest);
    yield;
  }
  const direction = unit(gradient);
  return {
    least: eigenvalue(diagonal, beside, 0),
    greatest: eigenvalue(diagonal, beside, diagonal.length - 1),
    alongGradient: direction ? dot(yield* bend(direction), direction) : 0,
  };
}

/** The matrix of second derivatives times a direction. */
function bendIn(gradientAt: GradientAt, parameters: Float64Array, fixed: readonly number[]) {
  const step = STEP * parameters.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const there = new Float64Array(parameters.length);
  const before = new Float64Array(parameters.length);
  return function* (direction: Float64Array): Generator<void, Float64Array> {
    const after = new Float64Array(parameters.length);
    for (let i = 0; i < there.length; i++) there[i] = parameters[i]! - step * direction[i]!;
    yield* gradientAt(there, before);
    for (let i = 0; i < there.length; i++) there[i] = parameters[i]! + step * direction[i]!;
    yield* gradientAt(there, after);
    for (let i = 0; i < after.length; i++) after[i] = (after[i]! - before[i]!) / (2 * step);
    for (const place of fixed) after[place] = 0;
    return after;
  };
}

/**
 * The eigenvalue with so many below it, of the symmetric matrix with this diagonal and these numbers beside it; 0 for no
 * matrix. By bisection on the count of negative pivots (Golub and Van Loan, 8.4.1).
 */
function eigenvalue(diagonal: readonly number[], beside: readonly number[], below: number): number {
  if (diagonal.length === 0) return 0;
  const reach = diagonal.map((_, i) => Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0));
  let low = Math.min(...diagonal.map((value, i) => value - reach[i]!));
  let high = Math.max(...diagonal.map((value, i) => value + reach[i]!));
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return middle;
    if (negativePivots(diagonal, beside, middle) > below) high = middle;
    else low = middle;
  }
}

/** How many eigenvalues are below a number. */
function negativePivots(diagonal: readonly number[], beside: readonly number[], shift: number): number {
  let count = 0;
  let pivot = 1;
  for (const [i, value] of diagonal.entries()) {
    const coupling = i === 0 ? 0 : beside[i - 1]! * beside[i - 1]!;
    // A pivot of 0 stands for one just above it.
    pivot = value - shift - coupling / (pivot || Number.MIN_VALUE);
    if (pivot < 0) count++;
  }
  return count;
}

export function norm(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Scaled to length 1; undefined where it has none. */
function unit(values: Float64Array): Float64Array | undefined {
  const length = norm(values);
  return length > 0 && Number.isFinite(length) ? values.map((value) => value / length) : undefined;
}

function removePart(values: Float64Array, direction: Float64Array): void {
  const part = dot(values, direction);
  for (let i = 0; i < values.length; i++) values[i]! -= part * direction[i]!;
}
