import type { Exhaustive } from '../../format/recipe.ts';
import { arange } from './arange.ts';

/** The values to try: every combination of one of each axis. */
export interface Grid {
  /** The parameters, one an axis, as the recipe names them. */
  readonly names: readonly string[];
  readonly axes: readonly Float64Array[];
  readonly points: number;
}

/** How far a search has come. It goes on from a copy of this where it was left. */
export interface Search {
  /** The point to try next; all are tried when it is the number of points. */
  next: number;
  /** The first of the points with the least loss; -1 while none had a finite one. */
  best: number;
  leastLoss: number;
}

export function newSearch(): Search {
  return { next: 0, best: -1, leastLoss: Number.POSITIVE_INFINITY };
}

/** @throws Problem when an axis has no end */
export function createGrid(grid: Exhaustive['grid']): Grid {
  const axes = Object.values(grid).map(([from, to, step]) => arange(from, to, step));
  return { names: Object.keys(grid), axes, points: axes.reduce((points, axis) => points * axis.length, 1) };
}

/** The values of a point, in the order of the names; of two points in a row the last value differs. */
export function gridPoint({ axes }: Grid, point: number, values: Float64Array): void {
  let rest = point;
  for (let i = axes.length - 1; i >= 0; i--) {
    const axis = axes[i]!;
    const place = rest % axis.length;
    values[i] = axis[place]!;
    rest = (rest - place) / axis.length;
  }
}

/**
 * Tries the points from `search.next` on, and keeps the first with the least loss. Like `train` it does about
 * as much work as it is given and comes back; leaving it there loses no more than the point it was at.
 * @param evaluate the loss as it is reported with these values, which are the same array every time
 * @param cost of one evaluation, in multiplications
 */
export function* searchGrid(
  grid: Grid,
  search: Search,
  evaluate: (values: Float64Array) => Generator<void, number>,
  cost: number,
): Generator<void, void, number> {
  const values = new Float64Array(grid.axes.length);
  let work = 0;
  while (search.next < grid.points) {
    gridPoint(grid, search.next, values);
    const loss = yield* evaluate(values);
    if (loss < search.leastLoss) {
      search.leastLoss = loss;
      search.best = search.next;
    }
    search.next++;
    work -= cost;
    if (work <= 0) work = yield;
  }
}
