import type { RunSummary } from '../../../shared/runs.ts';
import { countOf } from '../../components/format.ts';
import { RunMark } from '../../components/RunMark.tsx';
import { runIndexOf } from '../../state/marks.ts';
import { useDraft } from '../../state/recipe-draft.ts';
import { activeRun } from '../../state/reduce.ts';
import { useRunDetails } from '../../state/run-details.ts';
import { chosenDataset, chosenRun, useWorkbench } from '../../state/store.ts';
import { Announcer } from './Announcer.tsx';
import { engineText, rowsText } from './texts.ts';
import { Warnings } from './Warnings.tsx';

/** What the engine does now, what is open, and what should be known of the chosen run. */
export function StatusBar() {
  const run = useWorkbench((state) => activeRun(state) ?? chosenRun(state));
  return (
    <footer className="status-bar">
      {run ? <EngineStatus run={run} /> : <span className="status-engine">Ready</span>}
      <DataStatus />
      <Warnings />
      <Announcer />
    </footer>
  );
}

function EngineStatus({ run }: { readonly run: RunSummary }) {
  const active = useWorkbench((state) => activeRun(state)?.id === run.id);
  const index = useWorkbench(runIndexOf(run.id));
  const progress = useRunDetails(active ? run.id : null)?.progress ?? null;
  const iterations = progress?.iterations ?? run.iterations;
  const share = run.updates > 0 ? Math.min(1, iterations / run.updates) : 0;
  return (
    <span className="status-engine">
      <RunMark index={index} size={12} />
      <span className="title truncate">{run.title}</span>
      <span className="num truncate">{engineText(run, active ? progress : null)}</span>
      {active && (
        <span
          className="status-track"
          role="progressbar"
          aria-label={`Training ${run.title}`}
          aria-valuenow={Math.round(share * 100)}
        >
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </span>
  );
}

function DataStatus() {
  const dataset = useWorkbench(chosenDataset);
  const rows = useDraft()?.plan?.rows;
  if (!dataset) return <span className="status-data" />;
  return (
    <span className="status-data num truncate">
      {dataset.name} · {rows ? rowsText(rows) : countOf(dataset.rows, 'row')}
    </span>
  );
}
