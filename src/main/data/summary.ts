import type { ColumnDescription } from '../../core/data/description.ts';
import type { DataOrigin } from '../../core/format/model.ts';
import type { DataColumn, OpenData } from '../../node/data/open-data.ts';
import type { ColumnSummary, DatasetSummary, Synthetic } from '../../shared/datasets.ts';

/** What the window is told of data that has just been opened. @param synthetic the rule it was made by */
export function summaryOf(id: string, data: OpenData, synthetic: Synthetic | null): DatasetSummary {
  const { name, sha256, bytes, rows, columns, receipt } = data;
  return {
    id,
    name,
    sha256,
    bytes,
    rows,
    columns: columns.map(columnSummary),
    receipt: synthetic ? null : receipt,
    synthetic,
    file: 'same',
  };
}

function columnSummary({ name, unit, about, type, missing, distinct }: DataColumn): ColumnSummary {
  return { name, unit: unit ?? null, about: about ?? null, type, missing, distinct, description: null };
}

/** The same with the statistics of its columns. */
export function described(
  summary: DatasetSummary,
  descriptions: readonly ColumnDescription[],
): DatasetSummary {
  const columns = summary.columns.map((column, i) => {
    const description = descriptions[i]!;
    return { ...column, distinct: description.distinct, description };
  });
  return { ...summary, columns };
}

/** What a model keeps of the data it was trained on. */
export function originOf({ name, sha256, rows, columns }: DatasetSummary): DataOrigin {
  return { name, sha256, rows, columns: columns.map((column) => column.name) };
}
