import { UPDATE_COST } from './memory.ts';
import { endTraining, train } from './train.ts';
import type { Training } from './training.ts';

/**
 * Trains until so many updates are made, then stops, as a user does who presses Stop at that moment; past the end of
 * the recipe it ends by itself.
 */
export function trainUntil(training: Training, iterations: number): void {
  const steps = train(training);
  for (;;) {
    const left = iterations - training.iterations;
    if (left <= 0 && iterations < training.plan.updates) break;
    // An update costs more than this, so there are never more of them than are left.
    if (steps.next(Math.max(1, (left - 1) * UPDATE_COST)).done) return;
  }
  const end = endTraining(training, 'stopped');
  while (!end.next().done);
}
