import type { DatasetSummary, FileState } from '../../../shared/datasets.ts';
import { formatNumber } from '../../components/format.ts';
import { kindOf, receiptFlags } from '../data/reading/receipt-words.ts';
import { syntheticText } from '../make-data/synthetic-text.ts';

const states: Readonly<Record<FileState, string | undefined>> = {
  same: undefined,
  changed: 'changed on disk',
  gone: 'not on disk any more',
};

/** What became of a data set's file; undefined while it is what was read. */
export function fileNote({ file }: Pick<DatasetSummary, 'file'>): string | undefined {
  return states[file];
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
