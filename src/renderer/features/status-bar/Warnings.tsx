import { Classes, PopoverNext } from '@blueprintjs/core';
import { WarningSignIcon } from '@blueprintjs/icons';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { change, chosenDataset, chosenRun, useWorkbench } from '../../state/store.ts';
import { receiptFlags } from '../data/reading/receipt-words.ts';
import { warningsText } from './texts.ts';

/** What should be known of the chosen data and of the chosen run: how the file was read, why the run ended early. */
export function Warnings() {
  const run = useWorkbench(chosenRun);
  const dataset = useWorkbench(chosenDataset);
  const label = warningsText(run, dataset?.receipt);
  if (label === '') return null;
  return (
    <PopoverNext
      placement="top-end"
      content={
        <div className="status-list selectable">
          {dataset && <OfData dataset={dataset} />}
          {run && <OfRun run={run} />}
        </div>
      }
    >
      <button type="button" className={`status-button ${run?.problem ? 'danger' : 'warning'}`}>
        <WarningSignIcon size={12} />
        <span className="truncate">{label}</span>
      </button>
    </PopoverNext>
  );
}

function OfData({ dataset: { name, receipt } }: { readonly dataset: DatasetSummary }) {
  const flags = receipt ? receiptFlags({ ...receipt, warnings: [] }) : [];
  if (!receipt || flags.length + receipt.warnings.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      {flags.length > 0 && <p>{flags.join(' \u00b7 ')}</p>}
      <Sentences of={receipt.warnings} />
      <button
        type="button"
        className={`link ${Classes.POPOVER_DISMISS}`}
        onClick={() => change({ dialog: 'reading' })}
      >
        How it was read…
      </button>
    </section>
  );
}

function OfRun({ run: { title, problem, warnings } }: { readonly run: RunSummary }) {
  if (!problem && warnings.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {problem && (
        <>
          <p>{problem.message}</p>
          <p className="muted">{problem.hint}</p>
        </>
      )}
      <Sentences of={warnings} />
    </section>
  );
}

function Sentences({ of: warnings }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
