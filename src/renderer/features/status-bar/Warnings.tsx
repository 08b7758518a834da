import { PopoverNext } from '@blueprintjs/core';
import { WarningSignIcon } from '@blueprintjs/icons';
import { countOf } from '../../components/format.ts';
import { chosenRun, useWorkbench } from '../../state/store.ts';
import { stateText } from './texts.ts';

/** What should be known of the chosen run: why it ended early, and what its data or recipe made doubtful. */
export function Warnings() {
  const run = useWorkbench(chosenRun);
  if (!run || (run.warnings.length === 0 && !run.problem)) return null;
  const { problem, warnings, state } = run;
  const count = warnings.length > 0 ? countOf(warnings.length, 'warning') : '';
  const label = problem ? [stateText(state), count].filter(Boolean).join(' · ') : count;
  return (
    <PopoverNext
      placement="top-end"
      content={
        <div className="status-list selectable">
          {problem && (
            <>
              <p>{problem.message}</p>
              <p className="muted">{problem.hint}</p>
            </>
          )}
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      }
    >
      <button type="button" className={`status-button ${problem ? 'danger' : 'warning'}`}>
        <WarningSignIcon size={12} />
        {label}
      </button>
    </PopoverNext>
  );
}
