import { Dialog } from '@blueprintjs/core';
import { useState } from 'react';
import type { AmbiguousCell } from '../../../../core/data/receipt.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { countOf } from '../../../components/format.ts';
import { keepFocusElsewhere } from '../../../state/focus-return.ts';
import { chosenDataset, useWorkbench, workbench } from '../../../state/store.ts';
import type { DialogProps } from '../../dialogs/dialog-props.ts';
import { showCell } from '../view.ts';
import { columnChanges } from './column-changes.ts';
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
  const [came, setCame] = useState<string>();
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
      came={came}
      onRead={async (choices) => {
        setCame(undefined);
        if (await reading.read(choices)) setCame(whatCame(dataset));
      }}
      onClose={onClose}
    />
  );
}

/** What reading it anew has made of a data set, which the window has been told by now. */
function whatCame(before: DatasetSummary): string | undefined {
  const now = workbench().datasets.find(({ id }) => id === before.id);
  if (!now) return undefined;
  const { name, rows, columns } = now;
  const read = `${name} was read anew: ${countOf(rows, 'row')}, ${countOf(columns.length, 'column')}`;
  return [read, ...columnChanges(before.columns, columns)].join(' \u00b7 ');
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
      came={undefined}
      reading={{ ...reading, problem: reading.busy ? undefined : (reading.problem ?? problem) }}
      onRead={async (choices) => {
        if (await reading.read(choices)) onClose();
      }}
      onClose={onClose}
    />
  );
}
