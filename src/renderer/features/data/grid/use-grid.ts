import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RowOrder } from '../../../../core/data/rows.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import type { ColumnRole } from '../column/column-role.ts';
import { isNumeric } from '../column/column-type.ts';
import { columnWidth, numberWidth } from './column-width.ts';
import { type ColumnLook, looksOf } from './first-rows.ts';
import type { GridColumn } from './GridRow.tsx';
import type { Cell } from './grid-keys.ts';
import { orderOf, type Sorting, sortedNext } from './row-order.ts';
import type { Row } from './row-pages.ts';
import { firstRow, ROW_HEIGHT, slotFor, slotsFor } from './slots.ts';
import { useRowPages } from './use-row-pages.ts';
import { useScrolled } from './use-scrolled.ts';

export const HEAD_HEIGHT = 78;
/** Rows drawn beyond each end of what is seen. */
const OVERSCAN = 12;
export interface GridRowItem {
  /** In the order that is shown. */
  readonly row: number;
  /** In the file's order; undefined while that is not known. */
  readonly place: number | undefined;
  readonly top: number;
  readonly cells: Row | undefined;
}

export interface Grid {
  /** What scrolls the grid, once it is there. */
  readonly scroller: HTMLDivElement | null;
  readonly setScroller: (scroller: HTMLDivElement | null) => void;
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
  /** Undefined in the file's order. */
  readonly order: RowOrder | undefined;
  /** Sorts by a column: ascending, then descending, then in the file's order again. */
  readonly sortBy: (name: string) => void;
  /** Goes back to the file's order. */
  readonly unsort: () => void;
  /** Whether rows in sight are being fetched or sorted. */
  readonly waiting: boolean;
}

/** What of a data set is drawn: the rows and columns in sight, the rows fetched as they come into it. */
export function useGrid(dataset: DatasetSummary, roles: readonly ColumnRole[]): Grid {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [sorting, setSorting] = useState<Sorting>();
  const order = useMemo(() => orderOf(sorting, dataset.columns), [sorting, dataset]);
  const pages = useRowPages(dataset, order);
  const [chosen, setActive] = useState<Cell>({ row: 0, column: 0 });
  // A file that is read anew may have fewer of both.
  const active = within(chosen, dataset);
  const side = numberWidth(dataset.rows);

  // Rows are of one height: to lay out millions of them needs no list of where each one is.
  const scrolled = useScrolled(scroller, ROW_HEIGHT);
  const size = slotsFor(dataset.rows, scrolled.height - HEAD_HEIGHT);

  const first = useRef<{ readonly of: unknown; readonly looks: readonly ColumnLook[] }>(undefined);
  if (!order && first.current?.of !== pages) {
    const found = looksOf(dataset.columns, dataset.rows, (row) => pages.row(row));
    if (found) first.current = { of: pages, looks: found };
  }
  const looks = first.current?.looks.length === dataset.columns.length ? first.current.looks : undefined;

  const widths = useMemo(
    () => dataset.columns.map((column, at) => columnWidth(column, looks?.[at])),
    [dataset, looks],
  );
  const horizontal = useVirtualizer({
    count: widths.length,
    horizontal: true,
    getScrollElement: () => scroller,
    estimateSize: (column) => widths[column]!,
    overscan: 3,
    scrollPaddingStart: 0,
    scrollPaddingEnd: side,
  });
  // The widths it has measured by are not the ones it is asked for any more.
  useEffect(() => widths && horizontal.measure(), [horizontal, widths]);

  const slot = Math.min(scrolled.first, Math.max(0, size.slots - 1));
  const top = firstRow(slot, size);
  const from = Math.max(0, top - OVERSCAN);
  const to = Math.min(dataset.rows, top + size.seen + OVERSCAN);
  useEffect(() => pages.want(from, to), [pages, from, to]);

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
          decimals: looks?.[place]?.decimals ?? 0,
          role: roles[place]!,
          numeric: isNumeric(dataset.columns[place]!.type),
        };
      }),
    [leftmost, rightmost, widths, looks, roles, dataset],
  );

  const goTo = useCallback(
    (cell: Cell) => {
      setActive(cell);
      horizontal.scrollToIndex(cell.column);
      const to = cell.row < 0 ? undefined : slotFor(cell.row, slot, size);
      if (to !== undefined) scroller?.scrollTo({ top: to * ROW_HEIGHT });
    },
    [horizontal, scroller, slot, size],
  );

  const slots = { from: Math.max(0, slot - OVERSCAN), to: Math.min(size.slots, slot + size.seen + OVERSCAN) };
  const rows: GridRowItem[] = [];
  for (let at = slots.from; at < slots.to; at++) {
    const row = top + at - slot;
    if (row < 0 || row >= dataset.rows) continue;
    const cells = pages.row(row);
    rows.push({ row, place: cells?.place ?? (order ? undefined : row), top: at * ROW_HEIGHT, cells });
  }

  return {
    scroller,
    setScroller,
    height: size.slots * ROW_HEIGHT,
    width: side + horizontal.getTotalSize(),
    numberWidth: side,
    rows,
    columns,
    before: drawn[0]?.start ?? 0,
    drawn: size.seen + 2 * OVERSCAN,
    page: Math.max(1, size.seen - 1),
    active,
    goTo,
    order,
    sortBy: (name) => {
      setSorting(sortedNext(sorting, name));
      scroller?.scrollTo({ top: 0 });
    },
    unsort: () => setSorting(undefined),
    waiting: rows.some(({ row, cells }) => !cells && !pages.failed(row)),
  };
}

function within({ row, column }: Cell, { rows, columns }: DatasetSummary): Cell {
  return { row: Math.min(row, rows - 1), column: Math.max(0, Math.min(column, columns.length - 1)) };
}
