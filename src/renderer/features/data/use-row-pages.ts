import { useMemo, useReducer } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { ask } from '../../state/client.ts';
import { createRowPages, pageRowsFor, type RowPages } from './row-pages.ts';

/** Some screens up and down, and a few places one goes back to. */
const PAGES_KEPT = 40;

/** The rows of a data set, fetched as they are wanted; draws anew when rows have come. */
export function useRowPages(dataset: DatasetSummary): RowPages {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const { id, rows, columns } = dataset;
  const width = columns.length;
  return useMemo(
    () =>
      createRowPages({
        rows,
        columns: width,
        pageRows: pageRowsFor(width),
        capacity: PAGES_KEPT,
        fetch: (from, count) => ask('dataset.rows', { id, from, count }),
        arrived: draw,
      }),
    [id, rows, width],
  );
}
