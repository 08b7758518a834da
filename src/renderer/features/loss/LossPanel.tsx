import { DuplicateIcon } from '@blueprintjs/icons';
import { useShallow } from 'zustand/react/shallow';
import type { RunSummary } from '../../../shared/runs.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { chosenRun, tickedRuns, useWorkbench } from '../../state/store.ts';
import { copyHistory } from './copy-history.ts';
import { LossFigure, ToolButton } from './LossFigure.tsx';
import { RunBar } from './RunBar.tsx';
import './loss.css';

/** The loss of the chosen run while it trains and after, with the ticked runs beside it. */
export function LossPanel() {
  const chosen = useWorkbench(chosenRun);
  const ticked = useWorkbench(useShallow(tickedRuns));
  // In the order of ticking, so that choosing another one leaves the legend as it is.
  const runs = chosen && !ticked.includes(chosen) ? [chosen, ...ticked] : ticked;
  if (runs.length === 0) {
    return (
      <div className="panel">
        <EmptyState
          title="No run yet"
          text="Train the recipe to see how its loss falls, or choose a run in the list."
          actions={<CommandButton id="train" intent="primary" />}
        />
      </div>
    );
  }
  return (
    <section className="panel panel-flush loss" aria-label="Loss">
      {chosen && <RunBar run={chosen} />}
      {runs.filter(hasProblem).map((run) => (
        <Ended key={run.id} run={run} named={run.id !== chosen?.id} />
      ))}
      {runs.some(({ iterations }) => iterations > 0) || chosen?.state === 'training' ? (
        <LossFigure runs={runs}>
          {chosen && (
            <ToolButton
              label="Copy the losses as CSV"
              icon={<DuplicateIcon />}
              onClick={() => void copyHistory(chosen)}
            />
          )}
        </LossFigure>
      ) : (
        <EmptyState title={chosen?.state === 'preparing' ? 'Preparing the data' : 'No loss to show'} />
      )}
    </section>
  );
}

const hasProblem = ({ problem }: RunSummary) => problem !== null;

/** Why a run came to a bad end, and what to do. */
function Ended({ run, named }: { readonly run: RunSummary; readonly named: boolean }) {
  return (
    <p className="loss-problem selectable">
      {named && <b>{run.title}: </b>}
      {run.problem?.message}. {run.problem?.hint}
    </p>
  );
}
