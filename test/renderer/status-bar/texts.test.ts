import { describe, expect, it } from 'vitest';
import { engineText, rowsText, warningsText } from '../../../src/renderer/features/status-bar/texts.ts';
import type { RunSummary } from '../../../src/shared/runs.ts';

const run = (changes: Partial<RunSummary>) =>
  ({
    state: 'training',
    iterations: 450,
    updates: 100000,
    lastLoss: 0.5,
    metrics: null,
    ...changes,
  }) as RunSummary;

describe('engineText', () => {
  it('tells how far, how fast and how long', () => {
    const progress = { iterations: 45000, iterationsPerSecond: 763421.2, secondsLeft: 12.3 };
    expect(engineText(run({}), progress)).toBe(
      '45\u202f000 of 100\u202f000 \u00b7 760\u202f000 it/s \u00b7 12 s left',
    );
  });

  it('says only what is known', () => {
    const progress = { iterations: 0, iterationsPerSecond: 0, secondsLeft: null };
    expect(engineText(run({}), progress)).toBe('0 of 100\u202f000');
    expect(engineText(run({ state: 'preparing' }), null)).toBe('preparing the data');
    expect(engineText(run({ state: 'stopped' }), null)).toBe(
      'stopped \u00b7 450 of 100\u202f000 \u00b7 loss 0.5',
    );
    expect(engineText(run({ state: 'early' }), null)).toMatch(/^stopped early, best kept \u00b7 450 of/);
    expect(engineText(run({ state: 'diverged', iterations: 6 }), null)).toBe('diverged after iteration 6');
  });
});

describe('rowsText', () => {
  it('leaves out parts without rows', () => {
    expect(rowsText({ train: 404, validation: 0, test: 102 })).toBe('404 train \u00b7 102 test');
    expect(rowsText({ train: 354, validation: 50, test: 0 })).toBe('354 train \u00b7 50 validation');
  });
});

describe('warningsText', () => {
  const receipt = { ambiguousCells: 82, skippedRows: 0, warnings: ['a', 'b', 'c'] };

  it('counts what the reading and the run warn of together', () => {
    expect(warningsText(undefined, receipt)).toBe('82 ambiguous cells \u00b7 3 warnings');
    expect(warningsText(run({ problem: null, warnings: ['d'] }), receipt)).toBe(
      '82 ambiguous cells \u00b7 4 warnings',
    );
    expect(warningsText(run({ problem: null, warnings: ['d'] }), null)).toBe('1 warning');
  });

  it('says first how a run failed, and nothing where there is nothing', () => {
    const problem = { code: 'data', message: 'x', hint: 'y' } as RunSummary['problem'];
    expect(warningsText(run({ state: 'diverged', problem, warnings: [] }), receipt)).toBe(
      'diverged \u00b7 82 ambiguous cells \u00b7 3 warnings',
    );
    expect(warningsText(run({ state: 'failed', problem, warnings: [] }), undefined)).toBe('failed');
    expect(warningsText(run({ problem: null, warnings: [] }), undefined)).toBe('');
  });
});
