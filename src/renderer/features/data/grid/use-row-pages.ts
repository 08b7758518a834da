import { useMemo, useReducer } from 'react';
import type { RowOrder } from '../../../../core/data/rows.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { ask } from '../../../state/client.ts';
import { createRowPages, pageRowsFor, type RowPages } from './row-pages.ts';

/** Some screens up and down, and a few places one goes back to. */
const PAGES_KEPT = 40;

/**
 * The rows of a data set, fetched as they are wanted; draws anew when rows have come. A file that is read anew and
 * another order begin with no rows.
 */
export function useRowPages(dataset: DatasetSummary, order: RowOrder | undefined): RowPages {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const { id, sha256, rows, columns, receipt } = dataset;
  const width = columns.length;
  const { column, descending } = order ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file or receipt means other rows
  return useMemo(
    () =>
      createRowPages({
        rows,
        columns: width,
        pageRows: pageRowsFor(width),
        capacity: PAGES_KEPT,
        fetch: (from, count) =>
          ask('dataset.rows', {
            id,
            from,
            count,
            ...(column !== undefined && { sort: { column, descending: descending === true } }),
          }),
        ended: draw,
      }),
    [id, sha256, receipt, rows, width, column, descending],
  );
}
