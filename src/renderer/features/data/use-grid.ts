import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { decimalsOf } from './cell-text.ts';
import type { ColumnRole } from './column-role.ts';
import { columnWidth, numberWidth } from './column-width.ts';
import type { GridColumn } from './GridRow.tsx';
import type { Cell } from './grid-keys.ts';
import type { Row } from './row-pages.ts';
import { firstRow, ROW_HEIGHT, slotFor, slotsFor } from './slots.ts';
import { useRowPages } from './use-row-pages.ts';

export const HEAD_HEIGHT = 78;
/** Rows drawn beyond each end of what is seen. */
const OVERSCAN = 12;
/** Rows that the decimals of the columns are taken from. */
const SAMPLE = 200;

export interface GridRowItem {
  readonly row: number;
  readonly top: number;
  readonly cells: Row | undefined;
}

export interface Grid {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly height: number;
  readonly width: number;
  readonly numberWidth: number;
  readonly rows: readonly GridRowItem[];
  readonly columns: readonly GridColumn[];
  /** Width of the columns left of those that are drawn. */
  readonly before: number;
  /** Rows that are drawn at most. */
  readonly drawn: number;
  /** Whole rows that are seen. */
  readonly page: number;
  readonly active: Cell;
  /** Makes a cell the active one and brings it into sight. */
  readonly goTo: (cell: Cell) => void;
}

/** What of a data set is drawn: the rows and columns in sight, the rows fetched as they come into it. */
export function useGrid(dataset: DatasetSummary, roles: readonly ColumnRole[]): Grid {
  const scroller = useRef<HTMLDivElement>(null);
  const pages = useRowPages(dataset);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const side = numberWidth(dataset.rows);

  const [seenHeight, setSeenHeight] = useState(400);
  const size = slotsFor(dataset.rows, seenHeight);
  const vertical = useVirtualizer({
    count: size.slots,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The head stands over the rows, so the last of them has to be scrolled up by its height.
    paddingEnd: HEAD_HEIGHT,
    scrollPaddingEnd: HEAD_HEIGHT,
    onChange: ({ scrollRect }) => scrollRect && setSeenHeight(scrollRect.height - HEAD_HEIGHT),
  });
  const widths = useMemo(() => dataset.columns.map(columnWidth), [dataset]);
  const horizontal = useVirtualizer({
    count: widths.length,
    horizontal: true,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => widths[column]!,
    overscan: 3,
    scrollPaddingStart: 0,
    scrollPaddingEnd: side,
  });

  const slot = vertical.range?.startIndex ?? 0;
  const first = firstRow(slot, size);
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(dataset.rows, first + size.seen + OVERSCAN);
  useEffect(() => pages.want(from, to), [pages, from, to]);

  const known = useRef<readonly number[]>(undefined);
  known.current ??= firstDecimals(dataset, (row) => pages.row(row));
  const decimals = known.current;

  const drawn = horizontal.getVirtualItems();
  const leftmost = drawn[0]?.index ?? 0;
  const rightmost = drawn.at(-1)?.index ?? -1;
  const columns = useMemo(
    () =>
      Array.from({ length: rightmost - leftmost + 1 }, (_, i): GridColumn => {
        const place = leftmost + i;
        return {
          place,
          width: widths[place]!,
          decimals: decimals?.[place] ?? 0,
          role: roles[place]!,
          texts: dataset.columns[place]!.texts !== null,
        };
      }),
    [leftmost, rightmost, widths, decimals, roles, dataset],
  );

  const goTo = useCallback(
    (cell: Cell) => {
      setActive(cell);
      horizontal.scrollToIndex(cell.column);
      const to = cell.row < 0 ? undefined : slotFor(cell.row, slot, size);
      if (to !== undefined) vertical.scrollToOffset(to * ROW_HEIGHT);
    },
    [horizontal, vertical, slot, size],
  );

  return {
    scroller,
    height: size.slots * ROW_HEIGHT,
    width: side + horizontal.getTotalSize(),
    numberWidth: side,
    rows: vertical.getVirtualItems().flatMap(({ index, start }) => {
      const row = first + index - slot;
      return row < 0 || row >= dataset.rows ? [] : [{ row, top: start, cells: pages.row(row) }];
    }),
    columns,
    before: drawn[0]?.start ?? 0,
    drawn: size.seen + 2 * OVERSCAN + Math.ceil(HEAD_HEIGHT / ROW_HEIGHT) + 2,
    page: Math.max(1, size.seen - 1),
    active,
    goTo,
  };
}

/** The decimals of the columns from the first rows that are here; undefined while there are none. */
function firstDecimals(
  dataset: DatasetSummary,
  rowAt: (row: number) => Row | undefined,
): number[] | undefined {
  const rows = Array.from({ length: Math.min(SAMPLE, dataset.rows) }, (_, row) => rowAt(row));
  const here = rows.flatMap((row) => (row ? [row.values] : []));
  return here.length > 0 ? decimalsOf(here, dataset.columns.length) : undefined;
}
