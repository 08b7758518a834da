import { quote } from '../../core/problem.ts';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that a person has typed, "1e-3" too, or undefined while it is none. Never by locale:
 * "0,01" is no number here, so that it cannot turn into 1 in silence.
 */
export function typedNumber(text: string): number | undefined {
  // The minus sign of a number that was copied from a panel.
  const plain = text.trim().replace(/^\u2212/, '-');
  if (!decimal.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** What is wrong with a text that `typedNumber` does not take, for the field that it stands in. */
export function numberProblem(text: string): string {
  const plain = text.trim();
  if (plain === '') return 'needs a number';
  if (/^[+-]?\d+,\d+$/.test(plain)) return `write ${plain.replace(',', '.')} with a point`;
  if (decimal.test(plain.replace(/^\u2212/, '-')))
    return `${quote(plain, 12).slice(1, -1)} is too large a number`;
  return `${quote(text, 12)} is no number`;
}
