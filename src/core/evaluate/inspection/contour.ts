/**
 * Where a surface over a grid crosses a level, as line segments: x1, y1, x2, y2 of each, one after the other. Marching
 * squares (Lorensen and Cline's cubes in the plane) with linear interpolation; a cell whose opposite corners are on
 * the same side is told apart by the mean of its corners. Cells with a corner that is not finite have none.
 * @param values `values[iy * xs.length + ix]`
 */
export function contourSegments(
  values: ArrayLike<number>,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  level: number,
): Float64Array {
  const segments: number[] = [];
  const across = xs.length;
  for (let iy = 0; iy + 1 < ys.length; iy++) {
    for (let ix = 0; ix + 1 < across; ix++) {
      const at = iy * across + ix;
      // Counter-clockwise from (ix, iy).
      const corners = [values[at]!, values[at + 1]!, values[at + across + 1]!, values[at + across]!];
      if (!corners.every(Number.isFinite)) continue;
      const x = [xs[ix]!, xs[ix + 1]!, xs[ix + 1]!, xs[ix]!];
      const y = [ys[iy]!, ys[iy]!, ys[iy + 1]!, ys[iy + 1]!];
      for (const [from, to] of edgePairs(corners, level)) {
        pushCrossing(segments, corners, x, y, from, level);
        pushCrossing(segments, corners, x, y, to, level);
      }
    }
  }
  return Float64Array.from(segments);
}

/** The pairs of a cell's edges that a line joins; edge i goes from corner i to the next. */
function edgePairs(corners: readonly number[], level: number): readonly (readonly [number, number])[] {
  const isIn = corners.map((value) => value >= level);
  const crossed = [0, 1, 2, 3].filter((edge) => isIn[edge] !== isIn[(edge + 1) % 4]);
  if (crossed.length === 0) return [];
  if (crossed.length === 2) return [[crossed[0]!, crossed[1]!]];
  const isMiddleIn = (corners[0]! + corners[1]! + corners[2]! + corners[3]!) / 4 >= level;
  // The middle joins corners 0 and 2 when it is on their side; the lines then cut off 1 and 3.
  return isMiddleIn === isIn[0]
    ? [
        [0, 1],
        [2, 3],
      ]
    : [
        [3, 0],
        [1, 2],
      ];
}

function pushCrossing(
  segments: number[],
  corners: readonly number[],
  x: readonly number[],
  y: readonly number[],
  edge: number,
  level: number,
): void {
  const next = (edge + 1) % 4;
  const share = (level - corners[edge]!) / (corners[next]! - corners[edge]!);
  segments.push(x[edge]! + share * (x[next]! - x[edge]!), y[edge]! + share * (y[next]! - y[edge]!));
}
