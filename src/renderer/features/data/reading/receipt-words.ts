import type { FileFormat, Receipt } from '../../../../core/data/receipt.ts';
import { encodings } from '../../../../core/data/text-encodings.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { syntheticText } from '../../make-data/synthetic-text.ts';

/** What kinds of files are called. */
const formatNames: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  tsv: 'TSV',
  whitespace: 'Text',
  parquet: 'Parquet',
  json: 'JSON',
  ndjson: 'JSON lines',
  xlsx: 'Excel',
  npy: 'NumPy array',
};

const delimiters: Readonly<Record<string, string>> = {
  whitespace: 'columns parted by blanks',
  ',': 'columns parted by commas',
  ';': 'columns parted by semicolons',
  '\t': 'columns parted by tabs',
  '|': 'columns parted by bars',
};

const groupings: Readonly<Record<string, string>> = {
  ',': 'commas',
  '.': 'points',
  ' ': 'blanks',
  "'": 'apostrophes',
  _: 'underscores',
};

/** How the file was understood, as short phrases; of a table that no file holds, how it is made. */
export function receiptPhrases({
  receipt,
  bytes,
  columns,
  synthetic,
}: Pick<DatasetSummary, 'receipt' | 'bytes' | 'columns' | 'synthetic'>): string[] {
  if (!receipt) return synthetic ? [syntheticText(synthetic)] : [];
  const { delimiter, decimal, grouping, sheet, sheets, skippedLines, knownAs } = receipt;
  const missing = columns.reduce((sum, column) => sum + column.missing, 0);
  const phrases: (string | false | null)[] = [
    kindOf(receipt),
    encodingTitle(receipt.encoding),
    sheets.length > 1 && sheet !== null && `sheet ${sheet}`,
    delimiter !== null && (delimiters[delimiter] ?? `columns parted by ${delimiter}`),
    decimal === ',' && 'decimal comma',
    Boolean(grouping) && `thousands parted by ${groupings[grouping!]}`,
    skippedLines > 0 && `${countOf(skippedLines, 'line')} before the table`,
    headerPhrase(receipt),
    knownAs !== null && `columns named as in ${knownAs}`,
    missing > 0 && countOf(missing, 'missing cell'),
    `${formatNumber(bytes)} bytes`,
  ];
  return phrases.filter((phrase) => typeof phrase === 'string');
}

/** "CSV", "Excel", "CSV, gzipped". */
export function kindOf({ format, compression }: Pick<Receipt, 'format' | 'compression'>): string {
  return compression === 'gzip' ? `${formatNames[format]}, gzipped` : formatNames[format];
}

/** An encoding by its short name: "UTF-8". */
function encodingTitle(name: string | null): string | null {
  const title = encodings.find((encoding) => encoding.name === name)?.title;
  return title?.match(/\((.+)\)/)?.[1] ?? title ?? name;
}

const named: readonly FileFormat[] = ['parquet', 'json', 'ndjson'];

/** Files whose every cell or column has its name need no word on it. */
function headerPhrase({ header, format }: Receipt): string | false {
  if (named.includes(format)) return false;
  return header ? 'names from the first line' : 'no header line';
}

/** What of a receipt should be looked at before the numbers are believed, the gravest first. */
export function receiptFlags({
  ambiguousCells,
  skippedRows,
  warnings,
}: Pick<Receipt, 'ambiguousCells' | 'skippedRows' | 'warnings'>): string[] {
  return [
    ...(ambiguousCells > 0 ? [countOf(ambiguousCells, 'ambiguous cell')] : []),
    ...(skippedRows > 0 ? [`${countOf(skippedRows, 'row')} left out`] : []),
    ...(warnings.length > 0 ? [countOf(warnings.length, 'warning')] : []),
  ];
}

/** The first digits of a SHA-256, enough to tell files apart by eye. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}\u2026`;
}
