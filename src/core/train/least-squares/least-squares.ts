import { rowsPerStep } from '../../data/rows-per-step.ts';
import { Problem } from '../../problem.ts';
import { backSubstitute, makeReflection, reflect, type System, triangulate } from './householder.ts';
import { nullSpace, shorten } from './null-space.ts';

/** The data of a linear model: y is to be made from x. Where the model has a bias, x has its ones. */
export interface LinearData {
  /** rows x width, row-major, all finite */
  readonly x: Float64Array;
  /** rows x outputs, row-major, all finite */
  readonly y: Float64Array;
  readonly rows: number;
  readonly width: number;
  readonly outputs: number;
}

export interface LeastSquaresSolution {
  /** width x outputs, row-major: as a layer has its weights and then its biases. */
  readonly parameters: Float64Array;
  /** How many columns of x there are none of which can be made from the others. */
  readonly rank: number;
  /** The other columns that are not all zero, by place: each can be made from those. */
  readonly dependent: readonly number[];
}

/**
 * The parameters with the least Σ(x·w - y)², one solution an output, by QR and not by the normal equations, which
 * would lose half of the digits. Where several are best (a repeated column, fewer rows than parameters) it is the
 * one with the least Σw², as NumPy's `lstsq` has it.
 *
 * The rows are taken in blocks of a fixed size, in order: a block is put under the triangle of the rows before it
 * and reflected into it. So nothing but the triangle and one block is held, and the same data gives the same bits.
 * Yields now and then.
 * @throws Problem when there are too many parameters to hold the triangle
 */
export function* leastSquares(data: LinearData): Generator<void, LeastSquaresSolution> {
  const { rows, width, outputs } = data;
  refuseLarge(width, outputs);
  const scales = yield* columnScales(data);
  const triangle = yield* reduceRows(data, scales);
  equilibrate(triangle, scales);

  const order = Int32Array.from({ length: width }, (_, i) => i);
  // NumPy's, and some more for the rounding of few rows.
  const tolerance = Number.EPSILON * (rows + width + 100);
  const rank = yield* triangulate(triangle, order, tolerance);
  for (let column = rank; column < width + outputs; column++) {
    backSubstitute(triangle, rank, column);
    yield;
  }
  const parameters = new Float64Array(width * outputs);
  for (let side = 0; side < outputs; side++) {
    for (let k = 0; k < rank; k++) {
      const value = triangle.values[(width + side) * width + k]!;
      parameters[order[k]! * outputs + side] = (value / scales[order[k]!]!) * scales[width + side]!;
    }
  }
  const dependent = order.subarray(rank).filter((place) => scales[place] !== 0);
  if (dependent.length > 0) yield* shorten(parameters, outputs, nullSpace(triangle, order, rank, scales));
  return { parameters, rank, dependent: [...dependent].sort((a, b) => a - b) };
}

const MOST_NUMBERS = 2 ** 24;

function refuseLarge(width: number, outputs: number): void {
  if (width * (width + outputs) <= MOST_NUMBERS) return;
  const path = 'optimizer.kind';
  const message = `'leastSquares' would have to hold ${width} x ${width + outputs} numbers for ${width} inputs; allowed: at most ${MOST_NUMBERS} numbers`;
  const hint = 'Choose fewer features, or an optimizer that descends.';
  throw new Problem('recipe', `${path}: ${message}`, hint, [{ path, message }]);
}

/**
 * A power of two for each column of x, and then of y: near its greatest number, so that neither squares overflow
 * nor the units of the columns matter. Dividing by one rounds nothing. 0 for a column of zeros.
 */
function* columnScales({ x, y, rows, width, outputs }: LinearData): Generator<void, Float64Array> {
  const greatest = new Float64Array(width + outputs);
  const step = rowsPerStep(width + outputs);
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      for (let j = 0; j < width; j++) {
        const size = Math.abs(x[row * width + j]!);
        if (size > greatest[j]!) greatest[j] = size;
      }
      for (let j = 0; j < outputs; j++) {
        const size = Math.abs(y[row * outputs + j]!);
        if (size > greatest[width + j]!) greatest[width + j] = size;
      }
    }
    yield;
  }
  return greatest.map(powerOfTwo);
}

/** The greatest power of two that is not more than a positive number; 0 below the normal doubles. */
function powerOfTwo(value: number): number {
  const bits = new BigUint64Array(Float64Array.of(value).buffer);
  bits[0]! &= 0x7ff0000000000000n;
  return new Float64Array(bits.buffer)[0]!;
}

/** Numbers of a block: they stay in the processor's cache. */
const BLOCK = 2 ** 13;
/** Multiplications between two looks at the clock. */
const STEP = 2 ** 18;

/** Reflects all rows into a triangle: `width` columns of as many numbers, and y beside them. */
function* reduceRows(data: LinearData, scales: Float64Array): Generator<void, System> {
  const { rows, width, outputs } = data;
  const columns = width + outputs;
  const triangle = { values: new Float64Array(width * columns), rows: width, width, sides: outputs };
  const { values } = triangle;
  const size = Math.max(16, Math.floor(BLOCK / columns));
  const block = new Float64Array(size * columns);
  const reflection = { r: 0, tau: 0 };
  let work = 0;
  for (let from = 0; from < rows; from += size) {
    const count = Math.min(size, rows - from);
    fillBlock(data, scales, from, count, block);
    for (let j = 0; j < width; j++) {
      const diagonal = j * width + j;
      const at = j * count;
      makeReflection(values[diagonal]!, block, at, at + count, reflection);
      if (reflection.tau === 0) continue;
      values[diagonal] = reflection.r;
      for (let k = j + 1; k < columns; k++) {
        const head = k * width + j;
        const tail = k * count;
        values[head] = reflect(block, at, reflection.tau, values[head]!, block, tail, tail + count);
      }
      work += 2 * count * (columns - j);
      if (work > STEP) {
        work = 0;
        yield;
      }
    }
  }
  return triangle;
}

/** Some rows of x and y, scaled, column by column. */
function fillBlock(
  { x, y, width, outputs }: LinearData,
  scales: Float64Array,
  from: number,
  count: number,
  block: Float64Array,
): void {
  for (let j = 0; j < width; j++) copyColumn(x, width, j, scales[j]!, from, count, block, j);
  for (let j = 0; j < outputs; j++) {
    copyColumn(y, outputs, j, scales[width + j]!, from, count, block, width + j);
  }
}

function copyColumn(
  table: Float64Array,
  width: number,
  column: number,
  scale: number,
  from: number,
  count: number,
  block: Float64Array,
  to: number,
): void {
  const factor = scale === 0 ? 0 : 1 / scale;
  for (let i = 0; i < count; i++) block[to * count + i] = table[(from + i) * width + column]! * factor;
}

/** Brings the columns of x to about one length, so that the tolerance is a share of each. */
function equilibrate({ values, rows, width }: System, scales: Float64Array): void {
  for (let j = 0; j < width; j++) {
    let squares = 0;
    for (let i = j * rows; i <= j * rows + j; i++) squares += values[i]! * values[i]!;
    const scale = powerOfTwo(Math.sqrt(squares));
    if (scale === 0) continue;
    for (let i = j * rows; i <= j * rows + j; i++) values[i]! /= scale;
    scales[j]! *= scale;
  }
}

/**
 * What to tell of a solution that is one of many, if it is.
 * @param names of the columns of x
 */
export function dependenceWarning(
  { rank, dependent }: LeastSquaresSolution,
  rows: number,
  names: readonly string[],
): string | undefined {
  if (dependent.length === 0) return undefined;
  const why =
    rank >= rows
      ? `${rows} rows cannot settle ${rank + dependent.length} weights`
      : `${listed(dependent.map((place) => names[place]!))} can be made from the other columns`;
  return `${why}: many weights have the same least loss; these are the smallest of them.`;
}

function listed(names: readonly string[]): string {
  const more = names.length - 3;
  return more > 0 ? `${names.slice(0, 3).join(', ')} and ${more} more` : names.join(', ');
}
