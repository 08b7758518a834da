import { Button, InputGroup } from '@blueprintjs/core';
import { DuplicateIcon } from '@blueprintjs/icons';
import { useState } from 'react';
import { targetOf } from '../../../core/format/recipe.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/format.ts';
import { RunMark } from '../../components/RunMark.tsx';
import { runIndexOf } from '../../state/marks.ts';
import { run as perform } from '../../state/perform.ts';
import { useRunDetails } from '../../state/run-details.ts';
import { chosenRun, useWorkbench } from '../../state/store.ts';
import { MetricStrip } from './MetricStrip.tsx';
import type { ParameterRow } from './parameter-rows.ts';
import { nextSorting, type Sorting } from './sort-rows.ts';
import { useOrder } from './use-order.ts';
import { useParameters } from './use-parameters.ts';
import { WeightTable } from './WeightTable.tsx';
import './weights.css';

/** More rows than this can be filtered. */
const FILTERED = 20;

/** Every parameter of the chosen run, live while it trains, and how well the run does. */
export function WeightsPanel() {
  const run = useWorkbench(chosenRun);
  if (!run) {
    return (
      <div className="panel">
        <EmptyState title="No run chosen" text="Train a recipe or choose a run to see its weights." />
      </div>
    );
  }
  return <Weights run={run} />;
}

function Weights({ run }: { readonly run: RunSummary }) {
  const rows = useParameters(run);
  const mark = useWorkbench(runIndexOf(run.id));
  const target = useTarget(run);
  const [filter, setFilter] = useState('');
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const found = rows?.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <section className="panel panel-flush weights" aria-label="Weights">
      <div className="panel-header">
        <RunMark index={mark} size={12} />
        <span className="truncate weights-title">
          {run.title}
          {rows && ` \u00b7 ${countOf(rows.length, 'parameter')}`}
        </span>
        <span className="push weights-actions">
          {rows && (rows.length > FILTERED || filter !== '') && (
            <InputGroup
              size="small"
              type="search"
              placeholder="Filter"
              aria-label="Filter by name"
              value={filter}
              onValueChange={setFilter}
            />
          )}
          <Button
            size="small"
            variant="minimal"
            icon={<DuplicateIcon />}
            aria-label="Copy the weights as CSV"
            title="Copy the weights as CSV"
            onClick={() => perform('copyWeights')}
          />
        </span>
      </div>
      {rows && found ? (
        <div className="panel-body" ref={setScroller}>
          {run.metrics && <MetricStrip metrics={run.metrics} target={target} />}
          <Table run={run} all={rows} found={found} target={target} scroller={scroller} />
          {found.length === 0 && (
            <p className="muted weights-none">No name holds {`\u201c${filter}\u201d`}.</p>
          )}
        </div>
      ) : (
        <EmptyState title={noneTitle(run)} />
      )}
    </section>
  );
}

interface TableProps {
  readonly run: RunSummary;
  readonly all: readonly ParameterRow[];
  readonly found: readonly ParameterRow[];
  readonly target: string;
  readonly scroller: HTMLElement | null;
}

function Table({ run, all, found, target, scroller }: TableProps) {
  const [sorting, setSorting] = useState<Sorting>({ key: 'size', descending: true });
  const places = useOrder(run.id, found, sorting, run.state === 'training');
  return (
    <WeightTable
      rows={places.map((i) => found[i]!)}
      all={all}
      target={target}
      sorting={sorting}
      onSort={(key) => setSorting(nextSorting(sorting, key))}
      scroller={scroller}
    />
  );
}

/** The target's name with its unit, where that is known. */
function useTarget(run: RunSummary): string {
  const model = useRunDetails(run.id)?.model;
  const name = targetOf(run.recipe);
  return model?.target.unit ? `${name} (${model.target.unit})` : name;
}

function noneTitle({ state, problem }: RunSummary): string {
  if (state === 'preparing') return 'Preparing the data';
  return problem ? 'This run came to no weights' : 'No weights yet';
}
