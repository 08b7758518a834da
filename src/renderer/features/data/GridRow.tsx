// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in parts
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and tells its active cell
import { memo } from 'react';
import { formatNumber } from '../../components/format.ts';
import { cellText } from './cell-text.ts';
import type { ColumnRole } from './column-role.ts';
import { ROW_HEIGHT } from './slots.ts';

export interface GridColumn {
  readonly place: number;
  readonly width: number;
  readonly decimals: number;
  readonly role: ColumnRole;
}

interface GridRowProps {
  readonly gridId: string;
  readonly row: number;
  readonly top: number;
  /** Undefined while they are fetched. */
  readonly values: Float64Array | undefined;
  /** The columns that are seen, and the width of those left of them. */
  readonly columns: readonly GridColumn[];
  readonly before: number;
  readonly numberWidth: number;
  /** The place of the active cell in this row. */
  readonly active: number | undefined;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, row, top, values, columns, before, numberWidth, active } = props;
  return (
    <div
      className="grid-row"
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      style={{ top, height: ROW_HEIGHT }}
    >
      <div className="grid-number num" role="rowheader" aria-colindex={1} style={{ width: numberWidth }}>
        {formatNumber(row + 1)}
      </div>
      <div className="grid-before" style={{ width: before }} />
      {columns.map((column) => {
        const { place, width, role } = column;
        const text = values && cellText(values[place]!, column.decimals);
        const isActive = active === place;
        return (
          <div
            key={place}
            className={`grid-cell num role-${role}`}
            role="gridcell"
            aria-colindex={place + 2}
            id={isActive ? cellId(gridId, row, place) : undefined}
            data-active={isActive || undefined}
            data-column={place}
            title={values && text !== String(values[place]) ? String(values[place]) : undefined}
            style={{ width }}
          >
            {text ?? <span className="grid-waiting" />}
          </div>
        );
      })}
    </div>
  );
}, sameRow);

/** Rows of a page are views made anew at every look: what counts is what they show. */
function sameRow(a: GridRowProps, b: GridRowProps): boolean {
  return (
    a.row === b.row &&
    a.top === b.top &&
    a.columns === b.columns &&
    a.before === b.before &&
    a.active === b.active &&
    a.numberWidth === b.numberWidth &&
    a.values?.buffer === b.values?.buffer &&
    a.values?.byteOffset === b.values?.byteOffset
  );
}

export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}
