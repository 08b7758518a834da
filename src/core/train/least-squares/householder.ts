/*
 * QR by Householder reflections: each turns a column into one number and zeros. Columns lie one after the other
 * (column-major), so that the loops run along them.
 * Golub and Van Loan, Matrix Computations, 4th ed., 5.1 and 5.2; LAPACK's dlarfg has the same signs.
 */

/**
 * Makes the reflection that turns a column, head and tail, into r and zeros. Its vector is 1 and, in place of the
 * tail, the rest.
 * @param values the tail is values[from … to-1]
 * @param into r, and the factor tau; tau 0 stands for nothing to do
 */
export function makeReflection(
  head: number,
  values: Float64Array,
  from: number,
  to: number,
  into: { r: number; tau: number },
): void {
  const squares = squaresOf(values, from, to);
  into.r = head;
  into.tau = 0;
  if (squares === 0) return;
  const norm = Math.sqrt(head * head + squares);
  // The sign that does not cancel.
  const r = head > 0 ? -norm : norm;
  const divisor = head - r;
  for (let i = from; i < to; i++) values[i]! /= divisor;
  into.r = r;
  into.tau = -divisor / r;
}

/**
 * Reflects another column of the same length.
 * @param v the rest of the reflection's vector is v[vFrom …]
 * @param values the column's tail is values[from … to-1]; overwritten
 * @returns the column's new head
 */
export function reflect(
  v: Float64Array,
  vFrom: number,
  tau: number,
  head: number,
  values: Float64Array,
  from: number,
  to: number,
): number {
  let dot = head;
  for (let i = from, j = vFrom; i < to; i++, j++) dot += v[j]! * values[i]!;
  dot *= tau;
  for (let i = from, j = vFrom; i < to; i++, j++) values[i]! -= dot * v[j]!;
  return head - dot;
}

/** A matrix in the making: `width` columns of `rows` numbers, then the right-hand sides. */
export interface System {
  readonly values: Float64Array;
  readonly rows: number;
  readonly width: number;
  readonly sides: number;
}

/** Multiplications between two looks at the clock. */
const STEP = 2 ** 18;

/**
 * Makes the columns upper triangular in place, the longest of those left first, and the right-hand sides with
 * them. Stops where none is longer than `tolerance`. Yields now and then.
 * @returns the rank; `order` then says which column stands at each place
 */
export function* triangulate(
  { values, rows, width, sides }: System,
  order: Int32Array,
  tolerance: number,
): Generator<void, number> {
  /** Of each column below the rows that are done. */
  const squares = new Float64Array(width);
  for (let j = 0; j < width; j++) squares[j] = squaresOf(values, j * rows, (j + 1) * rows);
  const reflection = { r: 0, tau: 0 };
  let work = 0;
  for (let k = 0; k < Math.min(rows, width); k++) {
    const longest = placeOfGreatest(squares, k);
    if (Math.sqrt(squares[longest]!) <= tolerance) return k;
    swapColumns(values, rows, k, longest);
    [order[k], order[longest]] = [order[longest]!, order[k]!];
    squares[longest] = squares[k]!;

    const at = k * rows + k;
    makeReflection(values[at]!, values, at + 1, (k + 1) * rows, reflection);
    values[at] = reflection.r;
    for (let j = k + 1; j < width + sides; j++) {
      const head = j * rows + k;
      const end = (j + 1) * rows;
      values[head] = reflect(values, at + 1, reflection.tau, values[head]!, values, head + 1, end);
      if (j < width) squares[j] = squaresOf(values, head + 1, end);
      work += 3 * (rows - k);
      if (work > STEP) {
        work = 0;
        yield;
      }
    }
  }
  return Math.min(rows, width);
}

function squaresOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]! * values[i]!;
  return sum;
}

/** The place, from the k-th on, of the greatest number; of the first of several. */
function placeOfGreatest(numbers: Float64Array, k: number): number {
  let place = k;
  for (let j = k + 1; j < numbers.length; j++) if (numbers[j]! > numbers[place]!) place = j;
  return place;
}

function swapColumns(values: Float64Array, rows: number, a: number, b: number): void {
  if (a === b) return;
  for (let i = 0; i < rows; i++) {
    const value = values[a * rows + i]!;
    values[a * rows + i] = values[b * rows + i]!;
    values[b * rows + i] = value;
  }
}

/** Solves the upper triangle of the first `rank` columns for one more column, in place: its first `rank` numbers. */
export function backSubstitute({ values, rows }: System, rank: number, column: number): void {
  const at = column * rows;
  for (let k = rank - 1; k >= 0; k--) {
    const value = values[at + k]! / values[k * rows + k]!;
    values[at + k] = value;
    for (let i = 0; i < k; i++) values[at + i]! -= value * values[k * rows + i]!;
  }
}
