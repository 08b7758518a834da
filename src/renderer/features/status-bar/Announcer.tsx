import { activeRun } from '../../state/reduce.ts';
import { chosenRun, useWorkbench } from '../../state/store.ts';
import { score } from '../sidebar/run-note.ts';

/** Tells screen readers how a run's state changes; never each tick of its progress. */
export function Announcer() {
  const text = useWorkbench((state) => {
    const run = activeRun(state) ?? chosenRun(state);
    if (!run) return '';
    const result = run.state === 'finished' || run.state === 'stopped' ? score(run) : undefined;
    return [`${run.title}: ${run.state}`, result].filter(Boolean).join(', ');
  });
  return (
    <span className="visually-hidden" role="status" aria-live="polite">
      {text}
    </span>
  );
}
