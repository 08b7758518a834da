import { formatNumber } from '../../../components/format.ts';

/** Decimals shown at most; what has more is rounded, with the full value on hover. */
const MOST = 6;

/** How many decimals each column is written with, from rows that are here, so that its points line up. */
export function decimalsOf(rows: readonly ArrayLike<number>[], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, decimals(row[column]!)), 0),
  );
}

function decimals(value: number): number {
  // A missing one.
  if (Number.isNaN(value)) return 0;
  const [mantissa, exponent = '0'] = String(value).split('e') as [string, string?];
  const written = mantissa.split('.')[1]?.length ?? 0;
  return Math.min(MOST, Math.max(0, written - Number(exponent)));
}

/** A value of a column with so many decimals; very large and very small ones as powers of ten. */
export function cellText(value: number, places: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 10 ** -places / 2)) return formatNumber(value, 4);
  return value.toFixed(places).replace('-', '\u2212');
}
