import { Button, InputGroup } from '@blueprintjs/core';
import { DuplicateIcon } from '@blueprintjs/icons';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isPlain, parameterLabel } from '../../../core/evaluate/parameter-names.ts';
import { targetsOf } from '../../../core/format/recipe.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/format.ts';
import { RunMark } from '../../components/RunMark.tsx';
import { runIndexOf } from '../../state/marks.ts';
import { run as perform } from '../../state/perform.ts';
import { useRunDetails } from '../../state/run-details.ts';
import { chosenRun, useWorkbench } from '../../state/store.ts';
import { ConfusionTable } from './ConfusionTable.tsx';
import { HeatMap } from './HeatMap.tsx';
import { type ChosenLayer, LayerPicker } from './LayerPicker.tsx';
import { MetricStrip } from './MetricStrip.tsx';
import { layerPlaces, type ParameterTable } from './parameter-table.ts';
import { nextSorting, type Sorting, type SortKey } from './sort-rows.ts';
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
  const panel = useRef<HTMLElement>(null);
  const table = useParameters(run, panel);
  const mark = useWorkbench(runIndexOf(run.id));
  const [filter, setFilter] = useState('');
  const [chosen, setLayer] = useState<ChosenLayer>(0);
  const shape = table?.shape;
  const layer = shape && chosen !== 'all' && chosen >= shape.layers.length ? 0 : chosen;
  return (
    <section className="panel panel-flush weights" aria-label="Weights" ref={panel}>
      <div className="panel-header">
        <RunMark index={mark} size={12} />
        <span className="truncate weights-title" title={run.title}>
          {run.title}
        </span>
        {shape && <span className="weights-count">{countOf(shape.parameters, 'parameter')}</span>}
        <span className="push weights-actions">
          {shape && (shape.parameters > FILTERED || filter !== '') && (
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
      {table ? (
        <Body run={run} table={table} layer={layer} onLayer={setLayer} filter={filter} />
      ) : (
        <EmptyState title={noneTitle(run)} />
      )}
    </section>
  );
}

interface BodyProps {
  readonly run: RunSummary;
  readonly table: ParameterTable;
  readonly layer: ChosenLayer;
  readonly onLayer: (layer: ChosenLayer) => void;
  readonly filter: string;
}

function Body({ run, table, layer, onLayer, filter }: BodyProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const width = useWidth(scroller);
  const target = useTarget(run);
  const classes = useClasses(run);
  const [sorting, setSorting] = useState<Sorting>({ key: 'size', descending: true });
  const onSort = useCallback((key: SortKey) => setSorting((now) => nextSorting(now, key)), []);
  const { shape, names } = table;
  const all = useMemo(() => layerPlaces(shape, layer), [shape, layer]);
  const found = useMemo(() => {
    const part = filter.trim().toLowerCase();
    if (part === '') return all;
    return all.filter((at) => parameterLabel(shape, names, at).toLowerCase().includes(part));
  }, [shape, names, all, filter]);
  const places = useOrder(run.id, table, found, sorting, run.state === 'training');
  return (
    <div className="panel-body" ref={setScroller}>
      {run.metrics && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard too
        <section className="metric-scroller" aria-label="Metrics" tabIndex={0}>
          <MetricStrip metrics={run.metrics} target={target} targets={targetsOf(run.recipe).length} />
        </section>
      )}
      {run.metrics && classes && <ConfusionTable metrics={run.metrics} classes={classes} />}
      {shape.layers.length > 1 && <LayerPicker shape={shape} layer={layer} onLayer={onLayer} />}
      {!isPlain(shape) && layer !== 'all' && width > 0 && (
        <HeatMap table={table} layer={layer} width={width} />
      )}
      <WeightTable
        table={table}
        places={places}
        all={all}
        target={target}
        sorting={sorting}
        onSort={onSort}
        scroller={scroller}
      />
      {found.length === 0 && <p className="muted weights-none">No name holds {`\u201c${filter}\u201d`}.</p>}
    </div>
  );
}

/** The inner width of an element, followed. */
function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      setWidth(element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** The target's name with its unit, where that is known. */
function useTarget(run: RunSummary): string {
  const target = useRunDetails(run.id)?.model?.target;
  const units = target?.kind === 'numbers' ? target.columns.map(({ unit }) => unit) : [];
  const names = targetsOf(run.recipe).map((name, i) => (units[i] ? `${name} (${units[i]})` : name));
  return names.join(', ');
}

function useClasses(run: RunSummary) {
  const target = useRunDetails(run.id)?.model?.target;
  return target?.kind === 'classes' ? target.classes : undefined;
}

function noneTitle({ state, problem }: RunSummary): string {
  if (state === 'preparing') return 'Preparing the data';
  return problem ? 'This run came to no weights' : 'No weights yet';
}
