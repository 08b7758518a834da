import { describe, expect, it } from 'vitest';
import { NumberList } from '../../../src/core/train/number-list.ts';
import { type RunNote, runNote } from '../../../src/renderer/features/sidebar/run-note.ts';
import { sampled } from '../../../src/renderer/features/sidebar/sampled.ts';
import type { RunSummary } from '../../../src/shared/runs.ts';

const metrics = (r2: number | null) => ({ loss: 1, mse: 1, rmse: 1, mae: 1, r2 });
const run = (changes: Partial<RunSummary>) =>
  ({
    origin: 'trained',
    state: 'finished',
    iterations: 450,
    updates: 1000,
    lastLoss: 0.18309,
    metrics: null,
    file: null,
    ...changes,
  }) as RunSummary;

const text = ({ parts }: RunNote) => parts.join(' \u00b7 ');

describe('runNote', () => {
  it('tells how far a run is, by its progress where that is newer', () => {
    expect(text(runNote(run({ state: 'training' })))).toBe('training 45 % \u00b7 0.1831');
    const progress = { iterations: 999, losses: Float64Array.of(0.2, 0.1) };
    expect(text(runNote(run({ state: 'training' }), progress))).toBe('training 99 % \u00b7 0.1');
    expect(text(runNote(run({ state: 'paused' })))).toBe('paused at 45 % \u00b7 0.1831');
  });

  it('tells how well it did on rows that it never saw', () => {
    const both = { train: metrics(0.9), test: metrics(0.6114) };
    expect(text(runNote(run({ metrics: both })))).toBe('finished \u00b7 test R\u00b2 0.611');
    expect(text(runNote(run({ metrics: { train: metrics(0.9) } })))).toBe(
      'finished \u00b7 train R\u00b2 0.9',
    );
    expect(text(runNote(run({ metrics: { train: metrics(null) } })))).toBe('finished \u00b7 loss 0.1831');
    expect(text(runNote(run({ metrics: both, origin: 'file', file: 'm.json' })))).toBe(
      'm.json \u00b7 test R\u00b2 0.611',
    );
  });

  it('tells that it stopped early, in which epoch, and that it kept the best', () => {
    const early = run({
      state: 'early',
      iterations: 450,
      updatesPerEpoch: 5,
      metrics: { train: metrics(0.9) },
    });
    expect(text(runNote(early))).toBe('stopped early \u00b7 epoch 90, best kept \u00b7 train R\u00b2 0.9');
  });

  it('tells of classes how many are right', () => {
    const classes = { loss: 1, accuracy: 0.98512, logLoss: 1, confusion: [[1]] };
    const both = { train: classes, test: { ...classes, accuracy: 1 } };
    expect(text(runNote(run({ metrics: { train: classes } })))).toBe('finished \u00b7 train 98.5 % right');
    expect(text(runNote(run({ metrics: both })))).toBe('finished \u00b7 test 100 % right');
  });

  it('warns of what did not end well', () => {
    expect(runNote(run({ state: 'diverged', iterations: 6 }))).toEqual({
      parts: ['diverged after iteration 6'],
      tone: 'danger',
    });
    expect(runNote(run({ state: 'interrupted' })).tone).toBe('warning');
    expect(runNote(run({ state: 'failed' })).tone).toBe('danger');
  });
});

describe('sampled', () => {
  it('keeps the first and the last of a long list', () => {
    const list = new NumberList(Array.from({ length: 1001 }, (_, i) => i));
    const points = sampled(list);
    expect(points).toHaveLength(40);
    expect(points[0]).toBe(0);
    expect(points.at(-1)).toBe(1000);
  });

  it('keeps all of a short one', () => {
    expect(sampled(new NumberList([3, 2, 1]))).toEqual([3, 2, 1]);
    expect(sampled(new NumberList())).toEqual([]);
  });
});
