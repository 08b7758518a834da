import type { RunState } from '../../../shared/runs.ts';
import { activeRun } from '../../state/reduce.ts';
import { chosenRun, useWorkbench } from '../../state/store.ts';
import { score } from '../sidebar/run-note.ts';
import { stateText } from './texts.ts';

/** The states in which a run has come to a result. */
const ended: readonly RunState[] = ['finished', 'early', 'stopped'];

/** Tells screen readers how a run's state changes; never each tick of its progress. */
export function Announcer() {
  const text = useWorkbench((state) => {
    const run = activeRun(state) ?? chosenRun(state);
    if (!run) return '';
    const result = ended.includes(run.state) ? score(run) : undefined;
    return [`${run.title}: ${stateText(run.state)}`, result].filter(Boolean).join(', ');
  });
  return (
    <span className="visually-hidden" role="status" aria-live="polite">
      {text}
    </span>
  );
}
