import { formatNumber } from '../../components/format.ts';

/**
 * How many decimals a column of numbers gets, so that their points stand under one another: as many as
 * give the largest this number of digits.
 */
export function decimalsFor(largest: number, digits = 5): number {
  if (!(largest > 0 && Number.isFinite(largest))) return digits - 1;
  return Math.min(8, Math.max(0, digits - 1 - Math.floor(Math.log10(largest))));
}

/** The greatest size of some numbers, or of those at some places; what is not finite does not count. */
export function largestOf(values: ArrayLike<number | undefined>, places?: readonly number[]): number {
  let most = 0;
  const count = places ? places.length : values.length;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(values[places ? places[i]! : i] ?? 0);
    if (size > most && Number.isFinite(size)) most = size;
  }
  return most;
}

interface FixedNumProps {
  readonly value: number | undefined;
  readonly decimals: number;
  readonly className?: string;
}

/** A signed number of a column; the full value on hover. */
export function FixedNum({ value, decimals, className = '' }: FixedNumProps) {
  return (
    <span className={`num ${className}`} title={value === undefined ? undefined : String(value)}>
      {fixedText(value, decimals)}
    </span>
  );
}

/** What would read as 0, or not fit, is written with its power of ten. */
export function fixedText(value: number | undefined, decimals: number): string {
  if (value === undefined || !Number.isFinite(value)) return formatNumber(value);
  const size = Math.abs(value);
  const sign = value > 0 ? '+' : value < 0 ? '\u2212' : '';
  const fits = value === 0 || (size < 1e6 && Number(size.toFixed(decimals)) > 0);
  return sign + (fits ? size.toFixed(decimals) : formatNumber(size, size < 1e-6 ? 2 : 3));
}
