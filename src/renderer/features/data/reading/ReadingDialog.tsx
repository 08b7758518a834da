import { Dialog } from '@blueprintjs/core';
import type { AmbiguousCell } from '../../../../core/data/receipt.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { countOf } from '../../../components/format.ts';
import { keepFocusElsewhere } from '../../../state/focus-return.ts';
import { showDone } from '../../../state/notices.ts';
import { chosenDataset, useWorkbench, workbench } from '../../../state/store.ts';
import type { DialogProps } from '../../dialogs/dialog-props.ts';
import { showCell } from '../view.ts';
import { formatOfName } from './points.ts';
import { ReadingForm } from './ReadingForm.tsx';
import { forgetRefused, type Refused, useRefused } from './refused.ts';
import { useOpenDifferently, useReadAnew } from './use-reading.ts';
import './reading.css';

/** How a file was read, every point of it to be put right: of the chosen data set, or of a file that was refused. */
export function ReadingDialog({ isOpen, onClose }: DialogProps) {
  const dataset = useWorkbench(chosenDataset);
  const refused = useRefused((state) => state.refused);
  const close = () => {
    forgetRefused();
    onClose();
  };
  const name = refused?.name ?? dataset?.name;
  return (
    <Dialog
      shouldReturnFocusOnClose={false}
      title={refused ? `Open ${name} differently` : `How ${name} was read`}
      isOpen={isOpen && (refused !== undefined || dataset !== undefined)}
      onClose={close}
      className="reading-dialog"
    >
      {refused ? (
        <RefusedReading refused={refused} onClose={close} />
      ) : (
        dataset && <DatasetReading key={dataset.id} dataset={dataset} onClose={close} />
      )}
    </Dialog>
  );
}

function DatasetReading({
  dataset,
  onClose,
}: {
  readonly dataset: DatasetSummary;
  readonly onClose: () => void;
}) {
  const reading = useReadAnew(dataset);
  if (!dataset.receipt) return <p className="reading-none">{dataset.name} was made, not read from a file.</p>;
  const goTo = ({ row, column }: AmbiguousCell) => {
    keepFocusElsewhere();
    onClose();
    const at = dataset.columns.findIndex(({ name }) => name === column);
    showCell(dataset.id, { row, column: Math.max(0, at) });
  };
  return (
    <ReadingForm
      name={dataset.name}
      format={dataset.receipt.format}
      known={{ dataset, receipt: dataset.receipt, onCell: goTo }}
      action="Read anew"
      reading={reading}
      onRead={async (choices) => {
        if (await reading.read(choices)) sayWhatCame(dataset.id);
      }}
      onClose={onClose}
    />
  );
}

function sayWhatCame(dataset: string): void {
  const now = workbench().datasets.find(({ id }) => id === dataset);
  if (!now) return;
  const { name, rows, columns } = now;
  showDone(`${name} was read anew: ${countOf(rows, 'row')}, ${countOf(columns.length, 'column')}`);
}

function RefusedReading({
  refused: { id, name, problem },
  onClose,
}: {
  readonly refused: Refused;
  readonly onClose: () => void;
}) {
  const reading = useOpenDifferently(id);
  return (
    <ReadingForm
      name={name}
      format={formatOfName(name)}
      known={undefined}
      action="Open"
      reading={{ ...reading, problem: reading.busy ? undefined : (reading.problem ?? problem) }}
      onRead={async (choices) => {
        if (await reading.read(choices)) onClose();
      }}
      onClose={onClose}
    />
  );
}
