import type { ColumnType } from '../../../src/core/data/receipt.ts';
import type { ColumnSummary, DatasetSummary } from '../../../src/shared/datasets.ts';

/** A column as the window is told of it. */
export const column = (
  name: string,
  type: ColumnType = 'number',
  distinct: number | null = null,
): ColumnSummary => ({ name, unit: null, about: null, type, missing: 0, distinct, description: null });

/** A data set of a file with these columns. */
export const dataset = (
  columns: readonly ColumnSummary[],
  changes: Partial<DatasetSummary> = {},
): DatasetSummary => ({
  id: 'd',
  name: 'table.csv',
  sha256: 'a'.repeat(64),
  bytes: 1,
  rows: 100,
  columns,
  receipt: null,
  synthetic: null,
  file: 'same',
  ...changes,
});
