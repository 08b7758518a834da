import { Button } from '@blueprintjs/core';
import { SmallCrossIcon } from '@blueprintjs/icons';
import type { RunSummary } from '../../../shared/runs.ts';
import { tickRun } from '../../state/commands/runs.ts';
import { runIndexOf } from '../../state/marks.ts';
import { change, useWorkbench } from '../../state/store.ts';
import { LineSample } from '../loss/LineSample.tsx';

/** The head of a run's column: a click chooses the run, the cross takes it out of the comparison. */
export function RunHead({ run, first }: { readonly run: RunSummary; readonly first: boolean }) {
  const mark = useWorkbench(runIndexOf(run.id));
  const chosen = useWorkbench(({ runId }) => runId === run.id);
  return (
    <th scope="col" className="compare-head" aria-label={run.title}>
      <div className="compare-head-inner">
        <button
          type="button"
          className="compare-choose"
          aria-pressed={chosen}
          title={first ? `${run.title}: the others are held against it` : run.title}
          onClick={() => change({ runId: run.id })}
        >
          <LineSample mark={mark} />
          <span className="compare-title">{run.title}</span>
        </button>
        <Button
          size="small"
          variant="minimal"
          icon={<SmallCrossIcon />}
          aria-label={`Take ${run.title} out of the comparison`}
          title="Take out of the comparison"
          onClick={() => tickRun(run.id)}
        />
      </div>
    </th>
  );
}
