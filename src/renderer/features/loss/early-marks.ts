import type { Area } from '../../charts/area.ts';
import { pixelOfX } from '../../charts/area.ts';
import { placeOf } from '../../charts/x-place.ts';
import type { RunLine } from './loss-lines.ts';
import type { LossView } from './loss-view.ts';

/** Where a run that ended early had its best parameters, which it keeps. */
export interface EarlyMark {
  readonly line: RunLine;
  readonly epoch: number;
  /** In CSS pixels of the chart. */
  readonly left: number;
}

/** The marks that are in view. */
export function earlyMarks(lines: readonly RunLine[], area: Area, axis: LossView['x']): EarlyMark[] {
  return lines.flatMap((line) => {
    if (line.run.state !== 'early') return [];
    const epoch = bestEpoch(line);
    if (epoch === 0) return [];
    const { updatesPerEpoch } = line;
    const left = pixelOfX(area, placeOf(epoch * updatesPerEpoch, axis, updatesPerEpoch));
    return left >= area.left && left <= area.right ? [{ line, epoch, left }] : [];
  });
}

/** The epoch, counted from 1, after which early stopping saw the best validation loss; 0 where none is known. */
export function bestEpoch({ validation, run }: Pick<RunLine, 'validation' | 'run'>): number {
  const { minDelta = 0 } = run.recipe.run.stopping ?? {};
  let best = Number.POSITIVE_INFINITY;
  let epoch = 0;
  validation.forEach((loss, i) => {
    if (!(loss < best - minDelta)) return;
    best = loss;
    epoch = i + 1;
  });
  return epoch;
}
