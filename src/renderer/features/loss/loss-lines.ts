import type { NumberList } from '../../../core/train/number-list.ts';
import { activeStates, type RunSummary } from '../../../shared/runs.ts';
import {
  extremesOf,
  meansOf,
  meansOutlineOf,
  outlineOf,
  smoothedOf,
  smoothedOutlineOf,
  valuesOf,
} from '../../charts/growing.ts';
import type { LossLine } from '../../charts/loss-chart.ts';
import type { Palette } from '../../charts/palette.ts';
import { type Range, roundUp } from '../../charts/range.ts';
import { placeOf } from '../../charts/x-place.ts';
import type { Marks } from '../../state/marks.ts';
import type { RunDetails } from '../../state/run-details.ts';
import type { LossView, Smoothing } from './loss-view.ts';

/** A run with what is drawn of it. */
export interface RunLine extends LossLine {
  readonly run: RunSummary;
  /** The run's number for its colour, dash and marker. */
  readonly mark: number;
  /** The place of its least loss; -1 where there is none. */
  readonly leastAt: number;
  /** Losses that a logarithmic axis cannot show. */
  readonly notPositive: number;
}

/** The lines of runs whose losses are here. */
export function runLines(
  runs: readonly RunSummary[],
  details: ReadonlyMap<string, RunDetails>,
  view: Pick<LossView, 'smoothing' | 'validation'>,
  marks: Marks,
  palette: Palette,
): RunLine[] {
  return runs.flatMap((run) => {
    const { losses: list, validationLosses } = details.get(run.id) ?? {};
    if (!list || !validationLosses || list.length === 0) return [];
    const losses = valuesOf(list);
    const mark = marks[run.id] ?? 0;
    // The points of a search are no noisy measurements of one another.
    const smoothing = run.recipe.optimizer.kind === 'exhaustive' ? 1 : view.smoothing;
    const main = mainLine(losses, list, run.updatesPerEpoch, smoothing);
    return {
      run,
      mark,
      label: run.title,
      sign: palette.series(mark),
      diverged: run.state === 'diverged',
      losses,
      main: main.values,
      mainStep: main.step,
      outlines: {
        losses: outlineOf(list),
        main: main.outline,
        validation: outlineOf(validationLosses),
      },
      validation: view.validation ? valuesOf(validationLosses) : new Float64Array(0),
      updatesPerEpoch: run.updatesPerEpoch,
      ...extremesOf(list),
    };
  });
}

/** What is drawn strongly of a run. */
function mainLine(losses: Float64Array, list: NumberList, updatesPerEpoch: number, smoothing: Smoothing) {
  if (smoothing === 'epoch' && updatesPerEpoch > 1) {
    return {
      values: meansOf(list, updatesPerEpoch),
      outline: meansOutlineOf(list, updatesPerEpoch),
      step: updatesPerEpoch,
    };
  }
  const window = smoothing === 'auto' ? fittingWindow(losses.length, updatesPerEpoch) : smoothing;
  return window !== 'epoch' && window > 1
    ? { values: smoothedOf(list, window), outline: smoothedOutlineOf(list, window), step: 1 }
    : { values: losses, outline: outlineOf(list), step: 1 };
}

/** Full batches have no noise; that of smaller ones is taken off, more where there is more of it to see. */
function fittingWindow(length: number, updatesPerEpoch: number): number {
  if (updatesPerEpoch === 1 || length < 100) return 1;
  if (length < 5000) return 17;
  if (length < 50_000) return 51;
  return length < 500_000 ? 201 : 1001;
}

/** The whole x axis of some lines. While one of them grows the axis grows in steps, so that it stands still in between. */
export function fullRange(lines: readonly RunLine[], x: LossView['x']): Range {
  const ends = lines.map(({ losses: { length }, updatesPerEpoch, run }) => {
    if (!activeStates.includes(run.state)) return placeOf(length, x, updatesPerEpoch);
    const unit = x === 'epoch' ? updatesPerEpoch : 1;
    const end = Math.min(roundUp(length / unit), Math.max(length, run.updates) / unit);
    return placeOf(end * unit, x, updatesPerEpoch);
  });
  return { from: 0, to: Math.max(x === 'epoch' ? 1e-9 : 1, ...ends) };
}

/** The shortest stretch worth seeing: four iterations, or a hundredth of a power of ten. */
export function leastView(lines: readonly RunLine[], x: LossView['x']): number {
  if (x === 'logIteration') return 0.01;
  return x === 'iteration' ? 4 : 4 / Math.max(1, ...lines.map(({ updatesPerEpoch }) => updatesPerEpoch));
}
