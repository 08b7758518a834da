/** What the x axis of a chart of losses counts. */
export type XUnit = 'iteration' | 'logIteration' | 'epoch';

/*
 * A place on the axis is a number on a linear scale: for a logarithmic axis the power of ten. Zooming,
 * panning and reading are then the same on all of them.
 */

/** Where an iteration, counted from 1, stands on the axis. */
export function placeOf(iteration: number, x: XUnit, updatesPerEpoch: number): number {
  if (x === 'logIteration') return Math.log10(Math.max(1, iteration));
  return x === 'epoch' ? iteration / updatesPerEpoch : iteration;
}

/** The iteration, not rounded, that stands at a place. */
export function iterationAt(place: number, x: XUnit, updatesPerEpoch: number): number {
  if (x === 'logIteration') return 10 ** place;
  return x === 'epoch' ? place * updatesPerEpoch : place;
}
