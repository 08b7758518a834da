import { WarningSignIcon } from '@blueprintjs/icons';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { change } from '../../../state/store.ts';
import { receiptFlags, receiptPhrases, shortHash } from './receipt-words.ts';

/** How the file was understood, in a line; opens the whole of it. */
export function ReceiptLine({ dataset }: { readonly dataset: DatasetSummary }) {
  const { receipt, sha256 } = dataset;
  const phrases = receiptPhrases(dataset).join(' \u00b7 ');
  const flags = receipt ? receiptFlags(receipt).join(' \u00b7 ') : '';
  const open = () => change({ dialog: 'reading' });
  return (
    <footer className="data-receipt">
      <span className="selectable truncate" title={phrases}>
        {phrases} · <span title={`SHA-256 ${sha256}`}>SHA-256 {shortHash(sha256)}</span>
      </span>
      {flags && (
        <button type="button" className="link warning" onClick={open}>
          <WarningSignIcon size={11} /> {flags}
        </button>
      )}
      {receipt && (
        <button type="button" className="link" onClick={open}>
          How it was read…
        </button>
      )}
    </footer>
  );
}
