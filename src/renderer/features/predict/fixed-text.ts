import { formatNumber, grouped } from '../../components/format.ts';
import { decimalsFor, type Range } from './range.ts';

/** A value of the target with as many decimals as tell 200 places of its range apart. */
export function fixedText(value: number, range: Range, signed = false): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '\u2212' : signed && value > 0 ? '+' : '';
  if (!Number.isFinite(value) || size >= 1e9) return sign + formatNumber(size, 4);
  const [whole, fraction] = size.toFixed(decimalsFor(range, 200)).split('.') as [string, string?];
  return sign + grouped(whole) + (fraction === undefined ? '' : `.${fraction}`);
}
