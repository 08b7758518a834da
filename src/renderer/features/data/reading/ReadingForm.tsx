import { Button, DialogBody, DialogFooter, ProgressBar, Tab, Tabs } from '@blueprintjs/core';
import { WarningSignIcon } from '@blueprintjs/icons';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { AmbiguousCell, FileFormat, ReadChoices, Receipt } from '../../../../core/data/receipt.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { noChoices, sameChoices } from '../../../../shared/read-choices.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { ask } from '../../../state/client.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { countSaid } from './choices.ts';
import { AmbiguousCells, LeftOutRows } from './DoubtfulCells.tsx';
import { FilePoints } from './FilePoints.tsx';
import { kindOf } from './receipt-words.ts';
import { type Reading, useOpening } from './use-reading.ts';

interface ReadingFormProps {
  readonly name: string;
  readonly format: FileFormat;
  /** Undefined of a file that could not be read. */
  readonly known:
    | {
        readonly dataset: DatasetSummary;
        readonly receipt: Receipt;
        readonly onCell: (cell: AmbiguousCell) => void;
      }
    | undefined;
  /** The button that reads it so. */
  readonly action: string;
  readonly reading: Reading;
  /** What the last reading has changed. */
  readonly came: string | undefined;
  readonly onRead: (choices: ReadChoices) => void;
  readonly onClose: () => void;
}

const nothing: ReadChoices = {};

/** The points of a reading, in tabs; what is changed is said below, and sent when it is pressed. */
export function ReadingForm(props: ReadingFormProps) {
  const { name, format, known, action, reading, came, onRead, onClose } = props;
  const receipt = known?.receipt ?? null;
  const asRead = receipt?.choices ?? nothing;
  const [choices, setChoices] = useState<ReadChoices>(asRead);
  const [begun, setBegun] = useState(asRead);
  // Read anew, it begins with what that says.
  if (begun !== asRead) {
    setBegun(asRead);
    setChoices(asRead);
  }
  const footer = useFocusAfter(reading.busy);
  const changed = !sameChoices(choices, asRead);
  const form = { choices, onChoices: setChoices };
  return (
    <>
      <DialogBody className="reading-body">
        <Tabs id="reading" animate={false} renderActiveTabPanelOnly defaultSelectedTabId={firstTab(receipt)}>
          <Tab id="file" title="File" panel={<FilePoints format={format} receipt={receipt} {...form} />} />
          {known && (
            <Tab
              id="columns"
              title={counted('Columns', known.dataset.columns.length)}
              panel={<ColumnTable columns={known.dataset.columns} asRead={asRead} {...form} />}
            />
          )}
          {known && (
            <Tab
              id="ambiguous"
              title={counted('Ambiguous cells', known.receipt.ambiguousCells)}
              panel={<AmbiguousCells receipt={known.receipt} onCell={known.onCell} />}
            />
          )}
          {known && known.receipt.skippedRows > 0 && (
            <Tab
              id="left-out"
              title={counted('Left out', known.receipt.skippedRows)}
              panel={<LeftOutRows receipt={known.receipt} />}
            />
          )}
          {known && known.receipt.warnings.length > 0 && (
            <Tab
              id="warnings"
              title={counted('Warnings', known.receipt.warnings.length)}
              panel={<Warnings warnings={known.receipt.warnings} />}
            />
          )}
          {receipt && <span className="muted reading-kind">{kindOf(receipt)}</span>}
        </Tabs>
      </DialogBody>
      <Ending name={name} reading={reading} came={changed ? undefined : came} />
      <DialogFooter
        actions={
          <>
            <Button ref={footer} text={changed ? 'Cancel' : 'Close'} onClick={onClose} />
            <Button
              intent="primary"
              text={action}
              loading={reading.busy}
              disabled={!changed}
              onClick={() => onRead(choices)}
            />
          </>
        }
      >
        <Button
          variant="minimal"
          icon="undo"
          text="Back to what was found"
          disabled={noChoices(choices) || reading.busy}
          onClick={() => setChoices({})}
        />
        <span className="muted">{saidText(choices)}</span>
      </DialogFooter>
    </>
  );
}

/** The button that was pressed cannot be while the file is read, and loses the keyboard by that: it goes on here. */
function useFocusAfter(busy: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(busy);
  useEffect(() => {
    const ended = before.current && !busy;
    before.current = busy;
    if (ended && document.activeElement === document.body) button.current?.focus();
  }, [busy]);
  return button;
}

/** What is most worth a look. */
function firstTab(receipt: Receipt | null): string {
  return receipt && receipt.ambiguousCells > 0 ? 'ambiguous' : 'file';
}

function counted(title: string, count: number): ReactNode {
  return (
    <>
      {title} <span className="muted num">{formatNumber(count)}</span>
    </>
  );
}

function saidText(choices: ReadChoices): string {
  const said = countSaid(choices);
  return said === 0 ? '' : `${countOf(said, 'point')} as you say`;
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  return (
    <ul className="reading-warnings selectable">
      {warnings.map((warning) => (
        <li key={warning}>
          <WarningSignIcon className="warning" size={14} /> <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}

interface EndingProps extends Pick<ReadingFormProps, 'name' | 'came'> {
  readonly reading: Reading;
}

/** How the reading goes, what it has changed, or why it went wrong. */
function Ending({ name, reading: { busy, problem }, came }: EndingProps) {
  const opening = useOpening(name);
  if (problem) {
    return (
      <div className="reading-problem selectable" role="alert">
        <WarningSignIcon />
        <p>
          <b>{problem.message}.</b> <span>{problem.hint}</span>
        </p>
      </div>
    );
  }
  if (came !== undefined && !busy) {
    return (
      <p className="reading-came selectable" role="status">
        {came}
      </p>
    );
  }
  if (!busy || !opening) return null;
  const share = opening.bytes > 0 ? Math.min(1, opening.read / opening.bytes) : 0;
  return (
    <div className="reading-progress">
      <ProgressBar value={share} stripes={false} aria-label={`Reading ${name}`} />
      <span className="num">{Math.floor(share * 100)} %</span>
      <Button
        size="small"
        text="Stop"
        onClick={() => void ask('dataset.cancelOpening', { id: opening.id })}
      />
    </div>
  );
}
