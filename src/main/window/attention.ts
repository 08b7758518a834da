import { isClassification, type Metrics } from '../../core/evaluate/metrics.ts';
import { activeStates, type RunProgress, type RunState, type RunSummary } from '../../shared/runs.ts';
import type { Announcer } from '../announcer.ts';

/** What is used of the window and the system. */
export interface Desktop {
  setProgressBar(progress: number, options?: { mode: 'normal' | 'paused' }): void;
  isFocused(): boolean;
  notify(title: string, text: string): void;
  /** Milliseconds, always growing. */
  now(): number;
}

const LONG_MS = 10_000;
const DRAW_EVERY_MS = 250;

/** Shows in the task bar how far a run is, and notifies of the end of a long one that nobody watches. */
export function showProgress(announcer: Announcer, desktop: Desktop): void {
  let begun: { readonly id: string; readonly at: number } | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;

  announcer.on('run.progress', ({ iterations, updates, state }: RunProgress) => {
    if (!begun || (desktop.now() - drawnAt < DRAW_EVERY_MS && state === 'training')) return;
    drawnAt = desktop.now();
    desktop.setProgressBar(iterations / updates, { mode: state === 'paused' ? 'paused' : 'normal' });
  });

  announcer.on('run.changed', (run) => {
    if (activeStates.includes(run.state)) {
      begun ??= { id: run.id, at: desktop.now() };
    } else if (begun?.id === run.id) {
      desktop.setProgressBar(-1);
      if (desktop.now() - begun.at > LONG_MS && !desktop.isFocused()) desktop.notify(run.title, endOf(run));
      begun = undefined;
    }
  });
}

/** How it ended, in a few words. */
function endOf({ state, iterations, metrics, problem }: RunSummary): string {
  if (problem) return problem.message;
  const measured = metrics ? `, ${measureOf(metrics.test ?? metrics.train)}` : '';
  const ended = words[state] ?? 'Stopped';
  return `${ended} after ${iterations.toLocaleString('en')} iterations${measured}`;
}

const words: Partial<Record<RunState, string>> = { finished: 'Finished', early: 'Stopped early' };

function measureOf(metrics: Metrics): string {
  if (isClassification(metrics)) return `${Number((100 * metrics.accuracy).toPrecision(4))} % right`;
  return `RMSE ${Number(metrics.rmse.toPrecision(4))}`;
}
