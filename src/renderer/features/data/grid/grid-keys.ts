/** The cell that the keyboard is at; row -1 is the head. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at a time. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly ctrl: boolean;
}

/** Where a key leads from a cell, or undefined when it is no key of the grid. */
export function cellAfter({ key, ctrl }: Key, { row, column }: Cell, size: GridSize): Cell | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.min(last.row, Math.max(-1, nextRow)),
    column: Math.min(last.column, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(ctrl ? last.row : row + 1, column);
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, ctrl ? last.column : column + 1);
    case 'PageUp':
      return to(Math.max(0, row - size.page), column);
    case 'PageDown':
      return to(row + size.page, column);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? last.row : row, last.column);
    default:
      return undefined;
  }
}

/** Whether a cell is among those in sight and around it; the head's row always is. */
export function isDrawn(
  { row, column }: Cell,
  rows: readonly { readonly row: number }[],
  columns: readonly { readonly place: number }[],
): boolean {
  return columns.some(({ place }) => place === column) && (row < 0 || rows.some((item) => item.row === row));
}
