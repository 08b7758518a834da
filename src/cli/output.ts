/** Where a command writes; replaced in tests. */
export interface Output {
  readonly out: (text: string) => void;
}

/** Numbers as a reader wants them: six digits. */
export function short(value: number | null | undefined): string {
  return value === null || value === undefined ? '\u2013' : String(Number(value.toPrecision(6)));
}

/** Lines of cells as a table: the first column to the left, the others to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
