import type { RowOrder } from '../../../../core/data/rows.ts';
import type { ColumnSummary } from '../../../../shared/datasets.ts';

/** How the user has sorted: by a column's name, since a file that is read anew may have it elsewhere. */
export interface Sorting {
  readonly name: string;
  readonly descending: boolean;
}

/** What one more press on a column's head does: ascending, descending, the file's order. */
export function sortedNext(sorting: Sorting | undefined, name: string): Sorting | undefined {
  if (sorting?.name !== name) return { name, descending: false };
  return sorting.descending ? undefined : { name, descending: true };
}

/** The order to ask for; undefined for the file's, and where the column is gone. */
export function orderOf(
  sorting: Sorting | undefined,
  columns: readonly Pick<ColumnSummary, 'name'>[],
): RowOrder | undefined {
  if (!sorting) return undefined;
  const column = columns.findIndex(({ name }) => name === sorting.name);
  return column < 0 ? undefined : { column, descending: sorting.descending };
}

export function ariaSortOf(order: RowOrder | undefined, column: number): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
}
