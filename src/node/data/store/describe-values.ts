import type { ColumnDescription } from '../../../core/data/description.ts';
import { compareTexts } from '../../../core/data/prepare/categories.ts';
import { MOST_FREQUENT, type NumberRange, noFigures, SortedNumbers } from './sorted-numbers.ts';

/** So few rows that a column is sorted within some milliseconds. */
export const FEW_ROWS = 2 ** 16;

/** Describes a short column of numbers. @param values NaN where a cell is missing; they are sorted in place */
export function describeNumbers(values: Float64Array): ColumnDescription {
  // Missing cells come last.
  values.sort();
  let count = values.length;
  while (count > 0 && Number.isNaN(values[count - 1])) count--;
  const finite = values.subarray(0, count).filter(Number.isFinite);
  const infinities = new Set(values.subarray(0, count).filter((value) => value - value !== 0));
  const sorted = new SortedNumbers(rangeOf(finite));
  for (const value of finite) sorted.add(value, 1);
  const figures = sorted.end();
  return {
    count,
    missing: values.length - count,
    ...figures,
    distinct: figures.distinct + infinities.size,
  };
}

function rangeOf(sorted: Float64Array): NumberRange {
  const count = sorted.length;
  const min = sorted[0] ?? 0;
  const max = sorted[count - 1] ?? 0;
  let sum = 0;
  for (const value of sorted) sum += value;
  return { count, min, max, centre: centreOf(sum / count, min, max) };
}

/** A mean that could be summed, else the middle. */
export function centreOf(mean: number, min: number, max: number): number {
  return Number.isFinite(mean) ? mean : min / 2 + max / 2;
}

/** Describes a short column of texts. */
export function describeTexts(texts: readonly (string | null)[]): ColumnDescription {
  const counts = new Map<string, number>();
  let missing = 0;
  for (const text of texts) {
    if (text === null) missing++;
    else counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([a, m], [b, n]) => n - m || compareTexts(a, b)).slice(0, MOST_FREQUENT);
  return {
    ...noFigures,
    count: texts.length - missing,
    missing,
    distinct: counts.size,
    frequent: frequent.map(([value, rows]) => ({ value, rows })),
  };
}
