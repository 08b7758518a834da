import { activeStates, type RunProgress, type RunSummary } from '../../shared/runs.ts';
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
  const rmse = metrics?.test?.rmse ?? metrics?.train.rmse;
  const measured = rmse === undefined ? '' : `, RMSE ${Number(rmse.toPrecision(4))}`;
  return `${state === 'finished' ? 'Finished' : 'Stopped'} after ${iterations.toLocaleString('en')} iterations${measured}`;
}
