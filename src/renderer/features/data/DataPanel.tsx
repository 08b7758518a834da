import { SegmentedControl } from '@blueprintjs/core';
import { useEffect, useMemo } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/format.ts';
import { type Draft, useDraft } from '../../state/recipe-draft.ts';
import { chosenDataset, useWorkbench } from '../../state/store.ts';
import { rolesOf } from './column/column-role.ts';
import { CorrelationView } from './correlations/CorrelationView.tsx';
import { FileBanner } from './FileBanner.tsx';
import { DataGrid } from './grid/DataGrid.tsx';
import { GoToRow } from './grid/GoToRow.tsx';
import { useGrid } from './grid/use-grid.ts';
import { ReceiptLine } from './reading/ReceiptLine.tsx';
import { endSeeking, type PanelView, showView, useDataView } from './view.ts';
import { WhereBox } from './where/WhereBox.tsx';
import './data.css';

/** The chosen data set: its rows, its columns, how they go along, and how its file was understood. */
export function DataPanel() {
  const dataset = useWorkbench(chosenDataset);
  const check = useDraft();
  if (!dataset || !check) {
    return (
      <div className="panel">
        <EmptyState
          title="No data set"
          text="Open a table to see its rows and columns here: CSV or other text, Excel, Parquet, JSON, NumPy."
          actions={<CommandButton id="open" icon="folder-open" intent="primary" />}
        />
      </div>
    );
  }
  return <DatasetView key={dataset.id} dataset={dataset} draft={check.draft} />;
}

interface DatasetViewProps {
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

function DatasetView({ dataset, draft }: DatasetViewProps) {
  const { view, sought } = useDataView();
  const roles = useMemo(
    () =>
      rolesOf(
        draft,
        dataset.columns.map(({ name }) => name),
      ),
    [draft, dataset],
  );
  const grid = useGrid(dataset, roles);
  const { unsort, goTo, scroller } = grid;

  useEffect(() => {
    if (sought?.dataset !== dataset.id || !scroller) return;
    endSeeking();
    unsort();
    goTo(sought.cell);
    // After what closed has given the keyboard back.
    requestAnimationFrame(() => scroller.focus());
  });

  return (
    <div className="panel panel-flush data">
      <div className="panel-header">
        <span className="truncate data-title">
          <b>{dataset.name}</b> · {countOf(dataset.rows, 'row')} · {countOf(dataset.columns.length, 'column')}
        </span>
        <span className="push data-tools">
          {view === 'rows' && (
            <GoToRow
              rows={dataset.rows}
              sorted={grid.order !== undefined}
              onGo={(row) => goTo({ ...grid.active, row })}
            />
          )}
          <SegmentedControl
            size="small"
            aria-label="What is shown of the data"
            value={view}
            onValueChange={(next) => showView(next as PanelView)}
            options={[
              { value: 'rows', label: 'Rows' },
              { value: 'correlations', label: 'Correlations' },
            ]}
          />
        </span>
      </div>
      <FileBanner dataset={dataset} />
      {view === 'rows' ? (
        <>
          <WhereBox dataset={dataset} draft={draft} />
          <DataGrid dataset={dataset} draft={draft} roles={roles} grid={grid} />
        </>
      ) : (
        <CorrelationView dataset={dataset} />
      )}
      <ReceiptLine dataset={dataset} />
    </div>
  );
}
