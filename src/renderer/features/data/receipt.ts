import type { DatasetSummary } from '../../../shared/datasets.ts';
import { formatNumber } from '../../components/format.ts';

const delimiters: Readonly<Record<DatasetSummary['receipt']['delimiter'], string>> = {
  whitespace: 'columns parted by blanks',
  ',': 'columns parted by commas',
  ';': 'columns parted by semicolons',
  '\t': 'columns parted by tabs',
};

/** How the file was understood, as short phrases. */
export function receiptPhrases({ receipt, bytes }: Pick<DatasetSummary, 'receipt' | 'bytes'>): string[] {
  const { delimiter, header, knownAs } = receipt;
  return [
    delimiters[delimiter],
    header ? 'names from the first line' : 'no header line',
    ...(knownAs ? [`columns named as in ${knownAs}`] : []),
    `${formatNumber(bytes)} bytes`,
  ];
}

/** The first digits of a SHA-256, enough to tell files apart by eye. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}\u2026`;
}
