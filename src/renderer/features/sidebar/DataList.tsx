import { SmallCrossIcon, ThIcon } from '@blueprintjs/icons';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import type { Events } from '../../../shared/ipc.ts';
import { countOf } from '../../components/format.ts';
import { ask } from '../../state/client.ts';
import { closeDataset } from '../../state/commands/files.ts';
import { change, useWorkbench } from '../../state/store.ts';
import { datasetNote, datasetTitle } from './data-note.ts';
import { Heading } from './Heading.tsx';
import { useRoving } from './use-roving.ts';

/** The open data sets, and the files that are being read. */
export function DataList() {
  const datasets = useWorkbench((state) => state.datasets);
  const chosen = useWorkbench((state) => state.datasetId);
  const openings = Object.values(useWorkbench((state) => state.openings));
  const { list, tabIndexOf } = useRoving(
    datasets.map(({ id }) => id),
    chosen,
  );
  return (
    <div>
      <Heading id="data-heading" text="Data" />
      <ul aria-labelledby="data-heading" {...list}>
        {datasets.map((dataset) => (
          <DatasetItem
            key={dataset.id}
            dataset={dataset}
            chosen={dataset.id === chosen}
            tabIndex={tabIndexOf(dataset.id)}
          />
        ))}
        {openings.map((opening) => (
          <OpeningItem key={opening.id} opening={opening} />
        ))}
      </ul>
      {datasets.length + openings.length === 0 && <p className="sidebar-none">No data set is open.</p>}
    </div>
  );
}

interface DatasetItemProps {
  readonly dataset: DatasetSummary;
  readonly chosen: boolean;
  readonly tabIndex: number;
}

function DatasetItem({ dataset, chosen, tabIndex }: DatasetItemProps) {
  const { id, name, rows, columns } = dataset;
  const note = datasetNote(dataset);
  return (
    <li className={chosen ? 'item chosen' : 'item'}>
      <button
        type="button"
        className="item-main"
        data-item={id}
        tabIndex={tabIndex}
        title={datasetTitle(dataset)}
        aria-current={chosen ? 'true' : undefined}
        onClick={() => change({ datasetId: id })}
      >
        <ThIcon className="item-icon" size={14} />
        <span className="item-text">
          <span className="item-title">
            <span className="truncate">{name}</span>
          </span>
          <span className="item-note truncate">
            {countOf(rows, 'row')} · {countOf(columns.length, 'column')}
          </span>
          {note && <span className="item-note warning truncate">{note}</span>}
        </span>
      </button>
      <span className="item-tools">
        <button
          type="button"
          className="on-demand"
          aria-label={`Close ${name}`}
          title="Close; runs stay"
          tabIndex={tabIndex}
          onClick={() => closeDataset(id)}
        >
          <SmallCrossIcon />
        </button>
      </span>
    </li>
  );
}

function OpeningItem({
  opening: { id, name, read, bytes },
}: {
  readonly opening: Events['dataset.opening'];
}) {
  const percent = bytes > 0 ? Math.min(100, Math.floor((read / bytes) * 100)) : 0;
  return (
    <li className="item">
      <span className="item-main">
        <ThIcon className="item-icon" size={14} />
        <span className="item-text">
          <span className="item-title">
            <span className="truncate">{name}</span>
          </span>
          <span className="item-note">reading {percent} %</span>
          <span
            className="item-progress"
            role="progressbar"
            aria-label={`Reading ${name}`}
            aria-valuenow={percent}
          >
            <span style={{ width: `${percent}%` }} />
          </span>
        </span>
      </span>
      <span className="item-tools">
        <button
          type="button"
          aria-label={`Cancel reading ${name}`}
          title="Cancel"
          onClick={() => void ask('dataset.cancelOpening', { id })}
        >
          <SmallCrossIcon />
        </button>
      </span>
    </li>
  );
}
