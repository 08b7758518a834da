import type { Correlations } from '../../../../core/data/description.ts';
import { csv } from '../../../../core/format/csv.ts';

/** The correlations as a table, numbers in full. @param names of all columns of the data set */
export function correlationsCsv({ columns, values }: Correlations, names: readonly string[]): string {
  const heads = columns.map((place) => names[place]!);
  const rows = heads.map((name, row) => [
    name,
    ...Array.from(values.subarray(row * heads.length, (row + 1) * heads.length), (value) =>
      Number.isNaN(value) ? null : value,
    ),
  ]);
  return csv([['', ...heads], ...rows]);
}
