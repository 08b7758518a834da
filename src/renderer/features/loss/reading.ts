import { iterationAt, placeOf } from '../../charts/x-place.ts';
import type { RunLine } from './loss-lines.ts';
import type { LossView } from './loss-view.ts';

/** What one line says at a place of the x axis. */
export interface LineReading {
  readonly line: RunLine;
  /** Counted from 1, as in the exported history. */
  readonly iteration: number;
  readonly epoch: number;
  readonly loss: number;
  /** The mean that is drawn, where it is not the loss itself. */
  readonly mean: number | undefined;
  /** After the last epoch that had ended by then. */
  readonly validation: { readonly epoch: number; readonly loss: number } | undefined;
  /** Where the drawn line is: the place of the dot. */
  readonly x: number;
  readonly y: number;
}

/** What every line says at the iteration that is nearest to a place; lines that end before it are left out. */
export function readLines(lines: readonly RunLine[], at: number, axis: LossView['x']): LineReading[] {
  return lines.flatMap((line) => {
    const { losses, main, mainStep, validation, updatesPerEpoch } = line;
    const iteration = Math.max(1, Math.round(iterationAt(at, axis, updatesPerEpoch)));
    if (iteration > losses.length) return [];
    const epoch = Math.floor((iteration - 1) / updatesPerEpoch) + 1;
    const ended = Math.min(Math.floor(iteration / updatesPerEpoch), validation.length);
    const place = Math.floor((iteration - 1) / mainStep);
    const loss = losses[iteration - 1]!;
    return {
      line,
      iteration,
      epoch,
      loss,
      mean: main === losses ? undefined : main[place]!,
      validation: ended > 0 ? { epoch: ended, loss: validation[ended - 1]! } : undefined,
      x: placeOf(
        mainStep === 1 ? iteration : Math.min((place + 1) * mainStep, losses.length),
        axis,
        updatesPerEpoch,
      ),
      y: main[place]!,
    };
  });
}
