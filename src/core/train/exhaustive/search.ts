import type { Exhaustive } from '../../format/recipe.ts';
import { parameterIndex } from '../../nn/parameters.ts';
import { UPDATE_COST } from '../memory.ts';
import type { Training } from '../training.ts';
import { createGrid, gridPoint, newSearch, searchGrid } from './exhaustive.ts';

/** Tries the grid of a recipe; an iteration is a point. What is kept is the best so far. */
export function* search(training: Training): Generator<void, 'finished' | 'diverged', number> {
  const { recipe, shape, network, parameters, first, losses, prepared } = training;
  const grid = createGrid((recipe.optimizer as Exhaustive).grid);
  const places = grid.names.map((name) => parameterIndex(name, shape, 'optimizer.grid'));
  const put = (values: Float64Array) => {
    for (let i = 0; i < places.length; i++) parameters[places[i]!] = values[i]!;
  };
  const best = new Float64Array(places.length);
  const found = newSearch();
  let overflowed = false;
  found.next = training.iterations;
  // What was tried before is known by its losses.
  losses.view().forEach((loss, point) => {
    keep(point, loss);
  });
  parameters.set(first);

  function keep(point: number, loss: number): void {
    if (!(loss < found.leastLoss)) return;
    found.leastLoss = loss;
    found.best = point;
  }

  const { train } = prepared!;
  const block = network.rowsAtOnce;
  /** Whoever looks between two blocks of rows sees the best point, not the one that is tried. */
  const tryOut = function* (values: Float64Array): Generator<void, number> {
    let sum = 0;
    for (let from = 0; from < train.rows; from += block) {
      put(values);
      sum = network.measure(train, from, Math.min(train.rows, from + block), sum);
      put(best);
      if (from + block < train.rows) yield;
    }
    const loss = network.reported(sum, train.rows);
    if (!Number.isFinite(loss)) {
      // No file could hold it: that is the end, as it is of a descent.
      found.next = grid.points;
      overflowed = true;
      return loss;
    }
    if (loss < found.leastLoss) best.set(values);
    put(best);
    losses.push(loss);
    training.iterations++;
    return loss;
  };

  gridPoint(grid, Math.max(0, found.best), best);
  put(best);
  yield* searchGrid(grid, found, tryOut, UPDATE_COST + train.rows * parameters.length);
  return overflowed ? 'diverged' : 'finished';
}
