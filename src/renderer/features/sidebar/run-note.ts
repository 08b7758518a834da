import { isClassification } from '../../../core/evaluate/metrics.ts';
import type { RunProgress, RunSummary } from '../../../shared/runs.ts';
import { formatNumber } from '../../components/format.ts';

export interface RunNote {
  /** Each is read as a whole: a line breaks between them. */
  readonly parts: readonly string[];
  readonly tone: 'plain' | 'warning' | 'danger';
}

/** The line under a run's title: where it stands, and the one number that says how well it does. */
export function runNote(
  run: RunSummary,
  progress: (Pick<RunProgress, 'iterations' | 'losses'> & Partial<Pick<RunProgress, 'state'>>) | null = null,
): RunNote {
  // What was opened is told by its file: two files may hold models of one title.
  const file = run.origin === 'file' ? (run.file ?? undefined) : undefined;
  const iterations = progress?.iterations ?? run.iterations;
  const loss = formatNumber(progress?.losses.at(-1) ?? run.lastLoss);
  const percent = run.updates > 0 ? Math.floor((iterations / run.updates) * 100) : 0;
  const plain = (...parts: (string | undefined)[]): RunNote => ({
    parts: [file, ...parts].filter((part) => part !== undefined),
    tone: 'plain',
  });
  const bad = (tone: RunNote['tone'], text: string): RunNote => ({ ...plain(text), tone });
  // A run has stopped before what it learned is measured, which takes a while with millions of rows.
  const state = progress?.state === 'stopped' ? 'stopped' : run.state;
  switch (state) {
    case 'preparing':
      return plain('preparing');
    case 'training':
      return plain(`training ${percent} %`, loss);
    case 'paused':
      return plain(`paused at ${percent} %`, loss);
    case 'finished':
      return plain(run.origin === 'trained' ? 'finished' : undefined, score(run));
    case 'early':
      return plain('stopped early', `epoch ${formatNumber(epochsOf(run))}, best kept`, score(run));
    case 'stopped':
      return plain(`stopped at ${formatNumber(iterations)}`, score(run));
    case 'interrupted':
      return bad('warning', `interrupted at iteration ${formatNumber(iterations)}`);
    case 'diverged':
      return bad('danger', `diverged after iteration ${formatNumber(iterations)}`);
    case 'failed':
      return bad('danger', 'failed');
  }
}

/** The epoch that a run has come to. */
function epochsOf({ iterations, updatesPerEpoch }: RunSummary): number {
  return Math.ceil(iterations / updatesPerEpoch);
}

/** R² or accuracy on the rows that training never saw, else on those it saw, else the loss. */
export function score({ metrics, lastLoss }: RunSummary): string | undefined {
  for (const part of ['test', 'validation', 'train'] as const) {
    const measured = metrics?.[part];
    if (!measured) continue;
    if (isClassification(measured)) return `${part} ${percent(measured.accuracy)} right`;
    if (measured.r2 !== null) return `${part} R\u00b2 ${formatNumber(measured.r2, 3)}`;
  }
  return lastLoss === null ? undefined : `loss ${formatNumber(lastLoss)}`;
}

function percent(share: number): string {
  return `${formatNumber(Number((100 * share).toFixed(1)))} %`;
}
