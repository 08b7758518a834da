import { ArrowRightIcon, PauseIcon, PlayIcon, StepForwardIcon, StopIcon } from '@blueprintjs/icons';
import { activeStates, type RunSummary } from '../../../shared/runs.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { RunMark } from '../../components/RunMark.tsx';
import { runIndexOf } from '../../state/marks.ts';
import { useRunDetails } from '../../state/run-details.ts';
import { useWorkbench } from '../../state/store.ts';
import { engineText } from '../status-bar/texts.ts';
import './run-bar.css';

/** The run that is shown: where it stands, and what can be done with its training. */
export function RunBar({ run }: { readonly run: RunSummary }) {
  const mark = useWorkbench(runIndexOf(run.id));
  const progress = useRunDetails(run.id)?.progress ?? null;
  const active = activeStates.includes(run.state);
  const made = progress?.iterations ?? run.iterations;
  const percent = run.updates > 0 ? Math.min(100, (made / run.updates) * 100) : 0;
  return (
    <div className="run-bar">
      <RunMark index={mark} />
      <b className="truncate">{run.title}</b>
      <span className="run-bar-state num truncate">{engineText(run, active ? progress : null)}</span>
      <span className="run-bar-buttons">
        {active && run.state !== 'paused' && (
          <CommandButton id="pause" size="small" variant="minimal" icon={<PauseIcon />} />
        )}
        {run.state === 'paused' && (
          <>
            <CommandButton id="resume" size="small" variant="minimal" icon={<PlayIcon />} />
            <CommandButton id="step" size="small" variant="minimal" icon={<ArrowRightIcon />} />
          </>
        )}
        {active && <CommandButton id="stop" size="small" variant="minimal" icon={<StopIcon />} />}
        {!active && (
          <CommandButton id="continueRun" size="small" variant="minimal" icon={<StepForwardIcon />} />
        )}
      </span>
      {active && (
        <span
          className="run-bar-track"
          role="progressbar"
          aria-label={`Training of ${run.title}`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(percent)}
        >
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
    </div>
  );
}
