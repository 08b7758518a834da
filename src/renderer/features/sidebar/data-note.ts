import type { DatasetSummary, FileState } from '../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { kindOf, receiptFlags } from '../data/reading/receipt-words.ts';
import { syntheticText } from '../make-data/synthetic-text.ts';

const states: Readonly<Record<FileState, string | undefined>> = {
  same: undefined,
  changed: 'changed on disk',
  gone: 'not on disk any more',
};

/** What of a data set should be looked at: what became of its file, cells that could mean something else; '' for nothing. */
export function datasetNote({ file, receipt }: Pick<DatasetSummary, 'file' | 'receipt'>): string {
  const ambiguous = receipt?.ambiguousCells ?? 0;
  const notes = [states[file], ambiguous > 0 && countOf(ambiguous, 'ambiguous cell')];
  return notes.filter(Boolean).join(' \u00b7 ');
}

/** A data set in one line: what kind of file, how large, what should be looked at. */
export function datasetTitle({
  name,
  receipt,
  synthetic,
  bytes,
  file,
}: Pick<DatasetSummary, 'name' | 'receipt' | 'synthetic' | 'bytes' | 'file'>): string {
  if (!receipt) return synthetic ? `${name}: ${syntheticText(synthetic)}` : name;
  const parts = [kindOf(receipt), `${formatNumber(bytes)} bytes`, ...receiptFlags(receipt), states[file]];
  return `${name}: ${parts.filter(Boolean).join(' \u00b7 ')}`;
}
