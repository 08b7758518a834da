import { useMemo } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { countOf } from '../../components/format.ts';
import { type Draft, useDraft } from '../../state/recipe-draft.ts';
import { chosenDataset, useWorkbench } from '../../state/store.ts';
import { rolesOf } from './column-role.ts';
import { DataGrid } from './DataGrid.tsx';
import { GoToRow } from './GoToRow.tsx';
import { receiptPhrases, shortHash } from './receipt.ts';
import { useGrid } from './use-grid.ts';
import './data.css';

/** The chosen data set: its rows, its columns, and how its file was understood. */
export function DataPanel() {
  const dataset = useWorkbench(chosenDataset);
  const check = useDraft();
  if (!dataset || !check) {
    return (
      <div className="panel">
        <EmptyState
          title="No data set"
          text="Open a text file of numbers, one row a line, to see its rows and columns here."
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
  const roles = useMemo(
    () =>
      rolesOf(
        draft,
        dataset.columns.map(({ name }) => name),
      ),
    [draft, dataset],
  );
  const grid = useGrid(dataset, roles);
  const phrases = receiptPhrases(dataset).join(' \u00b7 ');
  return (
    <div className="panel panel-flush data">
      <div className="panel-header">
        <span className="truncate">
          <b>{dataset.name}</b> · {countOf(dataset.rows, 'row')} · {countOf(dataset.columns.length, 'column')}
        </span>
        <span className="push">
          <GoToRow rows={dataset.rows} onGo={(row) => grid.goTo({ ...grid.active, row })} />
        </span>
      </div>
      <DataGrid dataset={dataset} draft={draft} roles={roles} grid={grid} />
      <footer className="data-receipt selectable truncate" title={phrases}>
        {phrases} · <span title={`SHA-256 ${dataset.sha256}`}>SHA-256 {shortHash(dataset.sha256)}</span>
      </footer>
    </div>
  );
}
