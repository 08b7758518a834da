/** Where a command writes; replaced in tests. */
export interface Output {
  readonly out: (text: string) => void;
}

/**
 * Numbers as a reader wants them: whole ones with all their digits as far as doubles tell them apart, others with six,
 * and with an exponent where further digits would seem to be known.
 */
export function short(value: number | null | undefined): string {
  if (value === null || value === undefined) return '\u2013';
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(6));
  return Math.abs(rounded) < 1e6 ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}

/** "1 row", "2 rows" */
export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
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
