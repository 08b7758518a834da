import type { ColumnDescription } from '../../../../core/data/description.ts';
import { formatNumber } from '../../../components/format.ts';

/** A bar of a column's distribution. */
export interface Bar {
  readonly key: string;
  /** What it stands for. */
  readonly title: string;
  readonly rows: number;
}

/** How often values are found in each of the equal bins; of a column of no numbers, each of the most frequent values. */
export function barsOf({ min, max, histogram, frequent }: ColumnDescription): Bar[] {
  if (min === null || max === null) {
    return frequent.map(({ value, rows }) => ({ key: String(value), title: String(value), rows }));
  }
  if (min === max) return [{ key: '0', title: formatNumber(min, 6), rows: sum(histogram) }];
  // Halves first: the distance of the two may be more than a double holds.
  const edge = (i: number) =>
    formatNumber(min * (1 - i / histogram.length) + max * (i / histogram.length), 4);
  return histogram.map((rows, i) => ({ key: String(i), title: `${edge(i)} to ${edge(i + 1)}`, rows }));
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
