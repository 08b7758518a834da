// biome-ignore-all lint/a11y/useSemanticElements: elements of a table cannot be drawn in parts
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and tells its active cell
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import type { Draft } from '../../../state/recipe-draft.ts';
import type { ColumnRole } from '../column/column-role.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { cellId, GridRow } from './GridRow.tsx';
import { type Cell, cellAfter, isDrawn } from './grid-keys.ts';
import { cellOf } from './row-pages.ts';
import { type Grid, HEAD_HEIGHT } from './use-grid.ts';
import './grid.css';

interface DataGridProps {
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
  readonly roles: readonly ColumnRole[];
  readonly grid: Grid;
}

/** The rows of a data set. The grid as a whole has the focus; its active cell moves by the arrow keys. */
export function DataGrid({ dataset, draft, roles, grid }: DataGridProps) {
  const id = useId();
  const [open, setOpen] = useState<number>();
  const { active, goTo, columns, numberWidth } = grid;

  const headKeys: Readonly<Record<string, () => void>> = {
    Enter: () => grid.sortBy(dataset.columns[active.column]!.name),
    ' ': () => setOpen(active.column),
  };

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    // Keys that are pressed in a column's card reach here through the portal.
    if (!event.currentTarget.contains(event.target as Node)) return;
    const perform = active.row < 0 ? headKeys[event.key] : undefined;
    if (perform) {
      event.preventDefault();
      perform();
      return;
    }
    if (event.altKey || event.shiftKey) return;
    const key = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
    const next = cellAfter(key, active, {
      rows: dataset.rows,
      columns: dataset.columns.length,
      page: grid.page,
    });
    if (!next) return;
    event.preventDefault();
    goTo(next);
  }

  function choose(event: MouseEvent<HTMLDivElement>): void {
    const cell = (event.target as Element).closest<HTMLElement>('[role=gridcell]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (cell && row) goTo({ row: Number(row.dataset.row), column: Number(cell.dataset.column) });
  }

  function copy(event: ClipboardEvent<HTMLDivElement>): void {
    const selection = window.getSelection();
    if (selection && !selection.isCollapsed) return;
    const text = textOf(active);
    if (text === undefined) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }

  function textOf({ row, column }: Cell): string | undefined {
    if (row < 0) return dataset.columns[column]!.name;
    const cells = grid.rows.find((item) => item.row === row)?.cells;
    return cells && String(cellOf(cells, column) ?? '');
  }

  return (
    <div
      ref={grid.setScroller}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={`Rows of ${dataset.name}`}
      aria-description="On a column's head Enter sorts by it and Space opens its statistics, type and role"
      aria-busy={grid.waiting}
      aria-rowcount={dataset.rows + 1}
      aria-colcount={dataset.columns.length + 1}
      aria-activedescendant={
        isDrawn(active, grid.rows, columns) ? cellId(id, active.row, active.column) : undefined
      }
      onKeyDown={press}
      onMouseDown={choose}
      onCopy={copy}
    >
      <div role="rowgroup" className="grid-heads" style={{ width: grid.width, height: HEAD_HEIGHT }}>
        <div role="row" aria-rowindex={1} className="grid-head-row">
          <div role="columnheader" aria-colindex={1} className="grid-corner" style={{ width: numberWidth }}>
            Row
          </div>
          <div style={{ width: grid.before }} />
          {columns.map(({ place, width }) => (
            <ColumnHead
              key={place}
              id={cellId(id, -1, place)}
              column={dataset.columns[place]!}
              place={place}
              width={width}
              role={roles[place]!}
              active={active.row < 0 && active.column === place}
              order={grid.order}
              onSort={grid.sortBy}
              open={open === place}
              onOpen={(next) => setOpen(next ? place : undefined)}
              dataset={dataset}
              draft={draft}
            />
          ))}
        </div>
        {grid.waiting && <div className="grid-busy" />}
      </div>
      <div role="rowgroup" className="grid-rows" style={{ width: grid.width, height: grid.height }}>
        {/* A row that comes into sight takes the elements of one that went out of it. */}
        {grid.rows.map(({ row, place, top, cells }) => (
          <GridRow
            key={row % grid.drawn}
            gridId={id}
            row={row}
            place={place}
            top={top}
            cells={cells}
            columns={columns}
            before={grid.before}
            numberWidth={numberWidth}
            active={active.row === row ? active.column : undefined}
          />
        ))}
      </div>
    </div>
  );
}
