// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in parts
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and tells its active cell
import { memo, type ReactNode } from 'react';
import { formatNumber } from '../../../components/format.ts';
import type { ColumnRole } from '../column/column-role.ts';
import { cellText } from './cell-text.ts';
import { cellOf, type Row } from './row-pages.ts';
import { ROW_HEIGHT } from './slots.ts';

export interface GridColumn {
  readonly place: number;
  readonly width: number;
  readonly decimals: number;
  readonly role: ColumnRole;
  /** Whether it holds numbers, which stand under one another. */
  readonly numeric: boolean;
}

interface GridRowProps {
  readonly gridId: string;
  /** In the order that is shown. */
  readonly row: number;
  /** In the file's order; undefined while that is not known. */
  readonly place: number | undefined;
  readonly top: number;
  /** Undefined while they are fetched. */
  readonly cells: Row | undefined;
  /** The columns that are seen, and the width of those left of them. */
  readonly columns: readonly GridColumn[];
  readonly before: number;
  readonly numberWidth: number;
  /** The place of the active cell, where it is in this row. */
  readonly active: number | undefined;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, row, place: fileRow, top, cells, columns, before, numberWidth, active } = props;
  return (
    <div
      className="grid-row"
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      style={{ top, height: ROW_HEIGHT }}
    >
      <div
        className={active === undefined ? 'grid-number num' : 'grid-number num grid-here'}
        role="rowheader"
        aria-colindex={1}
        style={{ width: numberWidth }}
      >
        {fileRow !== undefined && formatNumber(fileRow + 1)}
      </div>
      <div className="grid-before" style={{ width: before }} />
      {columns.map((column) => {
        const { place, width, role, numeric } = column;
        const isActive = active === place;
        return (
          <div
            key={place}
            className={`grid-cell ${numeric ? 'num' : 'grid-text'} role-${role}`}
            role="gridcell"
            aria-colindex={place + 2}
            id={isActive ? cellId(gridId, row, place) : undefined}
            data-active={isActive || undefined}
            data-column={place}
            title={cells && titleOf(cellOf(cells, place), column)}
            style={{ width }}
          >
            {cells ? shown(cellOf(cells, place), column) : <span className="grid-waiting" />}
          </div>
        );
      })}
    </div>
  );
}, sameRow);

function shown(cell: number | string | null, { decimals }: GridColumn): ReactNode {
  if (cell === null) return <span className="grid-missing">missing</span>;
  return typeof cell === 'number' ? cellText(cell, decimals) : cell;
}

/** The whole of what is cut or rounded. */
function titleOf(cell: number | string | null, { decimals }: GridColumn): string | undefined {
  if (cell === null) return undefined;
  const text = String(cell);
  return typeof cell === 'number' && cellText(cell, decimals) === text ? undefined : text;
}

/** Rows of a page are views made anew at every look: what counts is what they show. */
function sameRow(a: GridRowProps, b: GridRowProps): boolean {
  return (
    a.row === b.row &&
    a.place === b.place &&
    a.top === b.top &&
    a.columns === b.columns &&
    a.before === b.before &&
    a.active === b.active &&
    a.numberWidth === b.numberWidth &&
    a.cells?.values.buffer === b.cells?.values.buffer &&
    a.cells?.values.byteOffset === b.cells?.values.byteOffset
  );
}

export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}
