import type { Receipt } from '../../../core/data/receipt.ts';
import type { Plan } from '../../../core/train/plan.ts';
import type { RunProgress, RunSummary } from '../../../shared/runs.ts';
import { formatNumber, formatSeconds } from '../../components/format.ts';
import { receiptFlags } from '../data/reading/receipt-words.ts';
import { score } from '../sidebar/run-note.ts';

type Progress = Pick<RunProgress, 'iterations' | 'iterationsPerSecond' | 'secondsLeft'>;

const joined = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' \u00b7 ');

/** "450 of 1 000 · 760 000 it/s · 12 s left" while it trains, else how it ended. */
export function engineText(run: RunSummary, progress: Progress | null): string {
  const made = progress?.iterations ?? run.iterations;
  const of = `${formatNumber(made)} of ${formatNumber(run.updates)}`;
  const rate =
    progress && progress.iterationsPerSecond > 0 && `${formatRate(progress.iterationsPerSecond)} it/s`;
  const left = progress?.secondsLeft;
  switch (run.state) {
    case 'preparing':
      return 'preparing the data';
    case 'training':
      return joined(of, rate, typeof left === 'number' && `${formatSeconds(left)} left`);
    case 'paused':
      return joined('paused', of);
    case 'diverged':
      return `diverged after iteration ${formatNumber(run.iterations)}`;
    case 'failed':
      return 'failed';
    case 'interrupted':
      return joined('interrupted', of);
    default:
      return joined(stateText(run.state), of, score(run));
  }
}

/** A state as a reader would say it. */
export function stateText(state: RunSummary['state']): string {
  return state === 'early' ? 'stopped early, best kept' : state;
}

/** Two digits: more would only flicker. */
function formatRate(rate: number): string {
  return formatNumber(rate >= 10 ? Math.round(Number(rate.toPrecision(2))) : Number(rate.toPrecision(2)), 2);
}

/** "404 train · 102 test", with the validation rows where there are any. */
export function rowsText({ train, validation, test }: Plan['rows']): string {
  return joined(
    `${formatNumber(train)} train`,
    validation > 0 && `${formatNumber(validation)} validation`,
    test > 0 && `${formatNumber(test)} test`,
  );
}

/** "diverged · 82 ambiguous cells · 4 warnings": what of a run and of a data set should be looked at; '' for nothing. */
export function warningsText(
  run: Pick<RunSummary, 'problem' | 'state' | 'warnings'> | undefined,
  receipt: Pick<Receipt, 'ambiguousCells' | 'skippedRows' | 'warnings'> | null | undefined,
): string {
  const { ambiguousCells = 0, skippedRows = 0, warnings = [] } = receipt ?? {};
  const flags = receiptFlags({
    ambiguousCells,
    skippedRows,
    warnings: [...warnings, ...(run?.warnings ?? [])],
  });
  return joined(run?.problem && stateText(run.state), ...flags);
}
