import { describe, expect, it } from 'vitest';
import { NumberList } from '../../../src/core/train/number-list.ts';
import { readPalette } from '../../../src/renderer/charts/palette.ts';
import { bestEpoch, earlyMarks } from '../../../src/renderer/features/loss/early-marks.ts';
import {
  fullRange,
  leastView,
  type RunLine,
  runLines,
} from '../../../src/renderer/features/loss/loss-lines.ts';
import {
  logNote,
  lossKind,
  lossSummary,
  noLogPossible,
  pointsNote,
  unitsNote,
} from '../../../src/renderer/features/loss/loss-summary.ts';
import type { Smoothing } from '../../../src/renderer/features/loss/loss-view.ts';
import { readLines } from '../../../src/renderer/features/loss/reading.ts';
import { placeText, spokenReading } from '../../../src/renderer/features/loss/reading-text.ts';
import type { RunSummary } from '../../../src/shared/runs.ts';
import { recipeWith } from '../../recipes.ts';

const palette = readPalette({ getPropertyValue: () => '' });

function lineOf(
  losses: readonly number[],
  { smoothing = 1, validation = [], ...summary }: Given = {},
): RunLine {
  const run = {
    id: 'run',
    title: 'Full batch',
    state: 'finished',
    recipe: recipeWith(),
    updates: losses.length,
    updatesPerEpoch: 1,
    ...summary,
  } as RunSummary;
  const details = {
    losses: new NumberList(losses),
    validationLosses: new NumberList(validation),
    model: null,
    progress: null,
  };
  const view = { smoothing, validation: true };
  return runLines([run], new Map([[run.id, details]]), view, { run: 2 }, palette)[0]!;
}
type Given = Partial<RunSummary> & { smoothing?: Smoothing; validation?: readonly number[] };

describe('runLines', () => {
  it('leaves out runs that are not here or have no loss yet', () => {
    const view = { smoothing: 1, validation: true };
    expect(runLines([lineOf([1]).run], new Map(), view, {}, palette)).toEqual([]);
    expect(lineOf([])).toBeUndefined();
  });

  it('draws the losses themselves, their means, or those of epochs', () => {
    const losses = [4, 2, 6, 8, 1];
    const plain = lineOf(losses);
    expect(plain.main).toBe(plain.losses);
    expect(lineOf(losses, { smoothing: 3 }).main).toEqual(Float64Array.of(3, 4, 16 / 3, 5, 4.5));
    const byEpoch = lineOf(losses, { smoothing: 'epoch', updatesPerEpoch: 2 });
    expect(byEpoch.main).toEqual(Float64Array.of(3, 7, 1));
    expect(byEpoch.mainStep).toBe(2);
    const fullBatch = lineOf(losses, { smoothing: 'epoch' });
    expect(fullBatch.main).toBe(fullBatch.losses);
  });

  it('smooths by itself only what has the noise of batches', () => {
    const many = Array.from({ length: 400 }, (_, i) => i);
    const fullBatch = lineOf(many, { smoothing: 'auto' });
    expect(fullBatch.main).toBe(fullBatch.losses);
    const batches = lineOf(many, { smoothing: 'auto', updatesPerEpoch: 4 });
    expect(batches.main).not.toBe(batches.losses);
  });

  it('knows the least loss and those that are 0', () => {
    expect(lineOf([3, 0, 1])).toMatchObject({ leastAt: 1, notPositive: 1, mark: 2 });
  });
});

describe('fullRange', () => {
  it('is all of a run that rests, in the unit of the axis', () => {
    const run = lineOf([1, 2, 3, 4, 5, 6], { updatesPerEpoch: 4 });
    expect(fullRange([run], 'iteration')).toEqual({ from: 0, to: 6 });
    expect(fullRange([run], 'epoch')).toEqual({ from: 0, to: 1.5 });
    expect(leastView([run], 'epoch')).toBe(1);
  });

  it('grows in steps while a run trains, but not beyond its end', () => {
    const losses = Array.from({ length: 260 }, () => 1);
    const at = (updates: number) =>
      fullRange([lineOf(losses, { state: 'training', updates })], 'iteration').to;
    expect(at(10_000)).toBe(500);
    expect(at(300)).toBe(300);
  });

  it('is never empty', () => {
    expect(fullRange([], 'iteration')).toEqual({ from: 0, to: 1 });
  });
});

describe('readLines', () => {
  const run = lineOf([8, 6, 4, 2, 1], { updatesPerEpoch: 2, smoothing: 3, validation: [7, 3] });

  it('reads the nearest iteration with its epoch, in full', () => {
    expect(readLines([run], 3.4, 'iteration')).toEqual([
      { line: run, iteration: 3, epoch: 2, loss: 4, mean: 4, validation: { epoch: 1, loss: 7 }, x: 3, y: 4 },
    ]);
  });

  it('reads by epoch each run at its own iteration', () => {
    const [reading] = readLines([run], 2, 'epoch');
    expect(reading).toMatchObject({ iteration: 4, epoch: 2, x: 2, validation: { epoch: 2, loss: 3 } });
  });

  it('has no validation before the first epoch has ended, and no mean where there is none', () => {
    expect(readLines([run], 0, 'iteration')[0]).toMatchObject({ iteration: 1, validation: undefined });
    expect(readLines([lineOf([1])], 1, 'iteration')[0]!.mean).toBeUndefined();
  });

  it('leaves out a run that has ended before', () => {
    expect(readLines([run], 9, 'iteration')).toEqual([]);
  });

  it('stands on the epoch mean where that is drawn', () => {
    const byEpoch = lineOf([8, 6, 4, 2, 1], { updatesPerEpoch: 2, smoothing: 'epoch' });
    expect(readLines([byEpoch], 3, 'iteration')[0]).toMatchObject({ mean: 3, x: 4, y: 3 });
    expect(readLines([byEpoch], 5, 'iteration')[0]).toMatchObject({ mean: 1, x: 5 });
  });

  it('can be spoken', () => {
    const readings = readLines([run], 3, 'iteration');
    expect(placeText(readings[0]!)).toBe('Iteration 3 \u00b7 epoch 2');
    expect(spokenReading(readings)).toBe('Iteration 3 \u00b7 epoch 2: Full batch 4');
    expect(spokenReading([])).toBe('');
  });
});

describe('lossSummary', () => {
  it('says each run from its first loss to its last', () => {
    expect(lossSummary([lineOf([2, 0.5, 1], { validation: [3, 1.5, 2] })])).toBe(
      'Full batch: loss from 2 to 1 in 3 iterations, the least 0.5 at iteration 2, validation loss 2.',
    );
    expect(lossSummary([lineOf([1, 1e300], { state: 'diverged' })])).toContain('then it diverged');
    expect(lossSummary([])).toBe('No losses are drawn');
  });
});

describe('what the heights are', () => {
  const loss = (kind: string, changes = {}) =>
    lineOf([1, 2], { title: kind, recipe: recipeWith({ loss: { kind }, ...changes }) });
  const classes = loss('crossEntropy', { model: { output: 'softmax' } });

  it('is named where it is one for all lines: of half the mean square the whole is reported', () => {
    expect(lossKind([loss('halfMse'), loss('mse')])?.label).toBe('Mean square');
    expect(lossKind([loss('mse'), loss('mae')])).toBeUndefined();
    expect(lossKind([])).toBeUndefined();
  });

  it('is said to be different where it is', () => {
    expect(unitsNote([loss('halfMse'), loss('mse')])).toBeUndefined();
    expect(unitsNote([loss('mse'), classes])).toBe(
      'Losses are in different units: Mean square of the target as (x \u2212 mean) / range in mse; Cross entropy in crossEntropy.',
    );
    const plain = loss('mse', { prepare: { scaleTarget: 'none' } });
    expect(unitsNote([loss('halfMse'), plain])).toBe(
      'Losses are in different units: the target as (x \u2212 mean) / range in halfMse; the target as it is in mse.',
    );
  });
});

describe('a search', () => {
  const recipe = recipeWith({
    optimizer: { kind: 'exhaustive', grid: { 'w[0]': [0, 1, 0.5], b: [-1, 2, 1] } },
    run: null,
  });
  const losses = Array.from({ length: 400 }, (_, i) => i);
  const search = lineOf(losses, { recipe, smoothing: 'auto', updatesPerEpoch: 400 });

  it('is not smoothed, and tells the point that is read', () => {
    expect(search.main).toBe(search.losses);
    const [reading] = readLines([search], 5, 'iteration');
    expect(placeText(reading!)).toBe('Point 5: w[0] = 0.5, b = 0');
    expect(pointsNote([search])).toMatch(/^Each iteration is one point that was tried/);
    expect(pointsNote([lineOf([1])])).toBeUndefined();
    const solved = recipeWith({ optimizer: { kind: 'leastSquares' }, run: null });
    expect(pointsNote([lineOf([22.78], { recipe: solved })])).toBe(
      'Solved at once, so there is but one loss, 22.78.',
    );
  });
});

describe('a run that ended early', () => {
  const stopping = { patience: 2, minDelta: 0.5 };
  const recipe = recipeWith({ split: { train: 0.7, validation: 0.1, test: 0.2 }, run: { stopping } });
  const line = lineOf([5, 4, 3, 2, 1, 0.5], {
    state: 'early',
    recipe,
    updatesPerEpoch: 2,
    validation: [3, 2, 1.75],
  });

  it('is marked where its validation loss last fell by enough', () => {
    expect(bestEpoch(line)).toBe(2);
    expect(lossSummary([line])).toContain('the best parameters are those after epoch 2');
    const area = {
      left: 0,
      right: 100,
      top: 0,
      bottom: 50,
      xMin: 0,
      xMax: 10,
      yMin: 0,
      yMax: 1,
      yLog: false,
    };
    expect(earlyMarks([line, lineOf([1])], area, 'iteration')).toEqual([{ line, epoch: 2, left: 40 }]);
    expect(earlyMarks([line], { ...area, xMin: 5 }, 'iteration')).toEqual([]);
  });

  it('has no mark while its validation losses are not drawn', () => {
    const hidden = { ...line, validation: new Float64Array(0) };
    expect(bestEpoch(hidden)).toBe(0);
    expect(lossSummary([hidden])).not.toContain('best parameters');
  });
});

describe('logNote', () => {
  it('says what a logarithmic axis leaves out', () => {
    expect(logNote([lineOf([1, 2])])).toBeUndefined();
    expect(logNote([lineOf([1, 0])])).toBe('1 loss of 0 cannot stand on a logarithmic axis and is left out.');
    expect(logNote([lineOf([1, 0, 0])])).toMatch(/^2 losses of 0 .* are left out\.$/);
    expect(logNote([lineOf([0, 0])])).toMatch(/linear/);
    expect(noLogPossible([lineOf([0]), lineOf([1])])).toBe(false);
  });
});
