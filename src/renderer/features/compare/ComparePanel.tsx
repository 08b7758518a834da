import { Button, Switch } from '@blueprintjs/core';
import { DuplicateIcon } from '@blueprintjs/icons';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf, formatSeconds } from '../../components/format.ts';
import { Num } from '../../components/Num.tsx';
import { run as perform } from '../../state/perform.ts';
import { useManyRunDetails } from '../../state/run-details.ts';
import { tickedRuns, useWorkbench } from '../../state/store.ts';
import { LossFigure } from '../loss/LossFigure.tsx';
import { stateText } from '../status-bar/texts.ts';
import { type CompareGroup, CompareTable } from './CompareTable.tsx';
import { comparability } from './comparability.ts';
import { type Compared, partNames } from './compared.ts';
import { MetricCell } from './MetricCell.tsx';
import { metricRows } from './metric-rows.ts';
import { Notes } from './Notes.tsx';
import { recipeRows, shownText } from './recipe-rows.ts';
import { Weights } from './Weights.tsx';
import './compare.css';

/** The ticked runs side by side: what differs, how well they do, their losses and weights. */
export function ComparePanel() {
  const runs = useWorkbench(useShallow(tickedRuns));
  const details = useManyRunDetails(runs.map(({ id }) => id));
  if (runs.length < 2) {
    return (
      <div className="panel">
        <EmptyState
          title={runs.length === 1 ? 'One more run to compare' : 'Nothing to compare yet'}
          text="Tick two runs or more in the list of runs to see them side by side."
          actions={runs.length === 0 && <CommandButton id="tickRun" />}
        />
      </div>
    );
  }
  const compared = runs.map((run) => ({ run, model: details.get(run.id)?.model ?? null }));
  return (
    <section className="panel panel-flush compare" aria-label="Comparison">
      <div className="panel-header">
        {countOf(runs.length, 'run')}
        <span className="push">
          <Button
            size="small"
            variant="minimal"
            icon={<DuplicateIcon />}
            aria-label="Copy the comparison as CSV"
            title="Copy the comparison as CSV"
            onClick={() => perform('copyComparison')}
          />
        </span>
      </div>
      <div className="panel-body" style={{ '--runs': runs.length } as React.CSSProperties}>
        <Figures compared={compared} />
        <h3 className="section-title">Loss</h3>
        <div className="compare-chart">
          <LossFigure runs={runs} inScroller />
        </div>
        <Weights compared={compared} />
      </div>
    </section>
  );
}

/** The recipes, the metrics and how the trainings went, in one table. */
function Figures({ compared }: { readonly compared: readonly Compared[] }) {
  const [all, setAll] = useState(false);
  const judged = comparability(compared);
  const recipes = recipeRows(
    compared.map(({ run }) => run.recipe),
    all,
  );
  const notes = [
    ...(recipes.length === 0 ? ['The recipes are the same.'] : []),
    ...judged.notes,
    ...deltaNote(compared, judged),
  ];
  return (
    <>
      <div className="compare-section">
        <h3 className="section-title">{all ? 'Recipes' : 'What differs'}</h3>
        <Switch
          className="compare-switch"
          label="Show all keys"
          checked={all}
          onChange={({ currentTarget }) => setAll(currentTarget.checked)}
        />
      </div>
      <Notes notes={notes} />
      <CompareTable
        caption="Recipes, metrics and training"
        runs={compared.map(({ run }) => run)}
        groups={[recipeGroup(recipes), ...metricGroups(compared, judged), trainingGroup(compared)]}
      />
    </>
  );
}

/** What the small numbers beside the metrics are, where there are any. */
function deltaNote(compared: readonly Compared[], judged: ReturnType<typeof comparability>): string[] {
  const any = metricRows(compared, judged).some(({ deltas }) => deltas.some((delta) => delta !== undefined));
  return any ? [`Grey beside a metric: the difference to ${compared[0]!.run.title}. Bold: the best.`] : [];
}

function recipeGroup(recipes: ReturnType<typeof recipeRows>): CompareGroup {
  return {
    rows: recipes.map(({ path, texts, differs }) => ({
      key: path,
      label: <code>{path}</code>,
      title: path,
      cells: texts.map((text, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell a column
          key={i}
          className={i === 0 || differs[i] ? 'compare-text' : 'compare-text compare-same'}
          title={text}
        >
          {shownText(text)}
        </span>
      )),
    })),
  };
}

function metricGroups(
  compared: readonly Compared[],
  judged: ReturnType<typeof comparability>,
): CompareGroup[] {
  const rows = metricRows(compared, judged);
  const titles = { test: 'Test', validation: 'Validation', train: 'Training' };
  return partNames
    .map((part) => ({ part, rows: rows.filter((row) => row.part === part) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ part, rows }) => ({
      title: titles[part],
      rows: rows.map((row) => ({
        key: row.metric,
        label: row.label,
        cells: row.values.map((_, at) => <MetricCell key={compared[at]!.run.id} row={row} at={at} />),
      })),
    }));
}

function trainingGroup(compared: readonly Compared[]): CompareGroup {
  return {
    title: 'Outcome',
    rows: [
      { key: 'state', label: 'Ended', cells: compared.map(({ run }) => stateText(run.state)) },
      {
        key: 'iterations',
        label: 'Iterations',
        cells: compared.map(({ run }) => <Num key={run.id} value={run.iterations} />),
      },
      {
        key: 'seconds',
        label: 'Time',
        cells: compared.map(({ model }) => (model ? formatSeconds(model.training.seconds) : '\u2013')),
      },
      {
        key: 'lastLoss',
        label: 'Last loss',
        cells: compared.map(({ run }) => <Num key={run.id} value={run.lastLoss} />),
      },
    ],
  };
}
