import { formatNumber } from './format.ts';

interface NumProps {
  readonly value: number | null | undefined;
  /** Significant digits, 4 unless told. */
  readonly digits?: number;
  /** A sign before positive numbers too, so that a column of weights lines up. */
  readonly signed?: boolean;
  readonly className?: string;
}

/** A number rounded for reading; the full value on hover, and with a copy of the text. */
export function Num({ value, digits = 4, signed = false, className = '' }: NumProps) {
  const text = formatNumber(value, digits);
  const sign = signed && typeof value === 'number' && value > 0 ? '+' : '';
  return (
    <span className={`num ${className}`} title={typeof value === 'number' ? String(value) : undefined}>
      {sign}
      {text}
    </span>
  );
}
