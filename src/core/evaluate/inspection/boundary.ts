import { predictedClass } from '../scores/classification.ts';
import { contourSegments } from './contour.ts';

/** What a classification says over two features, all others held. */
export interface DecisionBoundary {
  /** Values of the two features, in their own units. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Probabilities of a point: one a class, or a single one for the second of two. */
  readonly columns: number;
  /** `probabilities[(iy * xs.length + ix) * columns + column]` */
  readonly probabilities: Float64Array;
  /** The predicted class by its place: `classes[iy * xs.length + ix]`. */
  readonly classes: Int32Array;
  /** Where a class begins to be the likeliest: of two classes the second alone, of more each that is there. */
  readonly lines: readonly ClassBorder[];
}

/** The border of a class's region, as segments x1, y1, x2, y2. */
export interface ClassBorder {
  readonly class: number;
  readonly segments: Float64Array;
}

/**
 * Asks a classification at every point of a grid, and draws where its answer changes. Yields a row of points at a time.
 * @param probabilitiesAt writes the `columns` probabilities of a point to `out`, from `at` on
 */
export function* decisionBoundary(
  xs: Float64Array,
  ys: Float64Array,
  columns: number,
  probabilitiesAt: (x: number, y: number, out: Float64Array, at: number) => void,
): Generator<void, DecisionBoundary> {
  const points = xs.length * ys.length;
  const probabilities = new Float64Array(points * columns);
  const classes = new Int32Array(points);
  for (const [iy, y] of ys.entries()) {
    for (const [ix, x] of xs.entries()) {
      const point = iy * xs.length + ix;
      probabilitiesAt(x, y, probabilities, point * columns);
      classes[point] = predictedClass(probabilities, point * columns, columns);
    }
    yield;
  }
  const lines: ClassBorder[] = [];
  const bordered = columns <= 2 ? [1] : [...new Set(classes)].sort((a, b) => a - b);
  for (const one of bordered) {
    const lead = Float64Array.from(classes, (_, point) =>
      leadOf(probabilities, point * columns, columns, one),
    );
    lines.push({ class: one, segments: contourSegments(lead, xs, ys, 0) });
    yield;
  }
  return { xs, ys, columns, probabilities, classes, lines };
}

/** By how much a class is likelier than the likeliest other one; of one column, than the first. */
function leadOf(probabilities: Float64Array, at: number, columns: number, one: number): number {
  if (columns === 1) return probabilities[at]! - 0.5;
  let other = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < columns; j++) {
    if (j !== one) other = Math.max(other, probabilities[at + j]!);
  }
  return probabilities[at + one]! - other;
}
