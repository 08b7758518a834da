import type { DatasetSummary } from '../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { syntheticText } from '../make-data/synthetic-text.ts';

const delimiters: Readonly<Record<NonNullable<DatasetSummary['receipt']>['delimiter'], string>> = {
  whitespace: 'columns parted by blanks',
  ',': 'columns parted by commas',
  ';': 'columns parted by semicolons',
  '\t': 'columns parted by tabs',
};

/** How the file was understood, as short phrases; of a table that no file holds, how it is made. */
export function receiptPhrases({
  receipt,
  bytes,
  synthetic,
}: Pick<DatasetSummary, 'receipt' | 'bytes' | 'synthetic'>): string[] {
  if (!receipt) return synthetic ? [syntheticText(synthetic)] : [];
  const { delimiter, header, knownAs, missing = [] } = receipt;
  const cells = missing.reduce((sum, column) => sum + column.cells, 0);
  return [
    delimiters[delimiter],
    header ? 'names from the first line' : 'no header line',
    ...(knownAs ? [`columns named as in ${knownAs}`] : []),
    ...(cells > 0 ? [countOf(cells, 'missing cell')] : []),
    `${formatNumber(bytes)} bytes`,
  ];
}

/** The first digits of a SHA-256, enough to tell files apart by eye. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}\u2026`;
}
