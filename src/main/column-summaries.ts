import { columnStatistics } from '../core/data/statistics.ts';
import type { NumberTable } from '../core/data/table.ts';
import type { ColumnSummary } from '../shared/datasets.ts';

export const BINS = 20;
/** Values between two yields: some 1 ms. */
const STEP = 2 ** 17;

type Range = { readonly min: number; readonly max: number };

/** Every column with its statistics and its histogram. Yields now and then. */
export function* summariseColumns(table: NumberTable): Generator<void, ColumnSummary[]> {
  const statistics = yield* columnStatistics(table, undefined);
  const histograms = yield* columnHistograms(table, statistics);
  return table.columns.map(({ name, unit, about }, j) => ({
    name,
    unit: unit ?? null,
    about: about ?? null,
    ...statistics[j]!,
    histogram: histograms[j]!,
  }));
}

/**
 * How many values of each column lie in each of 20 equal bins from its least to its greatest. A bin holds
 * its lower edge, the last one both; a column of one value has all in the first.
 */
export function* columnHistograms(
  { columns, rows, values }: NumberTable,
  ranges: readonly Range[],
): Generator<void, number[][]> {
  const width = columns.length;
  const counts = new Uint32Array(width * BINS);
  // The range of two doubles may be wider than a double: then all is halved.
  const scales = ranges.map(({ min, max }) => (Number.isFinite(max - min) ? 1 : 0.5));
  const lows = ranges.map(({ min }, j) => min * scales[j]!);
  const spans = ranges.map(({ max }, j) => max * scales[j]! - lows[j]! || 1);
  const step = Math.max(1, Math.floor(STEP / width));
  for (let from = 0; from < rows; from += step) {
    const to = Math.min(rows, from + step);
    for (let row = from; row < to; row++) {
      for (let j = 0; j < width; j++) {
        const share = (values[row * width + j]! * scales[j]! - lows[j]!) / spans[j]!;
        counts[j * BINS + Math.min(BINS - 1, Math.floor(share * BINS))]!++;
      }
    }
    yield;
  }
  return ranges.map((_, j) => Array.from(counts.subarray(j * BINS, (j + 1) * BINS)));
}
