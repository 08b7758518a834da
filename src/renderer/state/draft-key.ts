import type { DatasetSummary } from '../../shared/datasets.ts';
import { readingKey } from '../../shared/read-choices.ts';

type Reading = Pick<DatasetSummary, 'sha256' | 'receipt'>;

const keys = new WeakMap<object, string>();

/** What the draft of a data set is kept under: the same bytes, read otherwise, are another table. */
export function draftKey({ sha256, receipt }: Reading): string {
  if (!receipt) return sha256;
  const known = keys.get(receipt) ?? readingKey(sha256, receipt.choices);
  keys.set(receipt, known);
  return known;
}
