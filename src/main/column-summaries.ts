import { columnStatistics } from '../core/data/statistics.ts';
import type { Table } from '../core/data/table.ts';
import type { ColumnSummary, TextSummary } from '../shared/datasets.ts';

export const BINS = 20;
const MOST_TEXTS = 20;
/** Values between two yields: some 1 ms. */
const STEP = 2 ** 17;

type Range = { readonly min: number; readonly max: number };

/** Every column with its statistics and its histogram, or its texts. Yields now and then. */
export function* summariseColumns(table: Table): Generator<void, ColumnSummary[]> {
  const statistics = yield* columnStatistics(table, undefined);
  const histograms = yield* columnHistograms(table, statistics);
  const texts = yield* columnTexts(table);
  return table.columns.map(({ name, unit, about }, j) => {
    const { count, ...numbers } = statistics[j]!;
    const reckoned = count > 0 && texts[j] === null;
    return {
      name,
      unit: unit ?? null,
      about: about ?? null,
      missing: table.rows - count,
      texts: texts[j]!,
      ...(reckoned ? numbers : NO_NUMBERS),
      histogram: reckoned ? histograms[j]! : [],
    };
  });
}

const NO_NUMBERS = { min: Number.NaN, max: Number.NaN, mean: Number.NaN, std: Number.NaN };

/** Of every text column how often it says what; null for columns of numbers. Yields now and then. */
function* columnTexts({ columns, rows, values }: Table): Generator<void, (TextSummary | null)[]> {
  const width = columns.length;
  const counted = columns.flatMap(({ categories }, j) =>
    categories ? [{ j, categories, counts: new Uint32Array(categories.length) }] : [],
  );
  const step = Math.max(1, Math.floor(STEP / Math.max(1, counted.length)));
  for (let from = 0; from < rows; from += step) {
    const to = Math.min(rows, from + step);
    for (const { j, counts } of counted) {
      // A missing cell is NaN, which is no place.
      for (let row = from; row < to; row++) counts[values[row * width + j]!]!++;
    }
    yield;
  }
  const texts = new Array<TextSummary | null>(width).fill(null);
  for (const { j, categories, counts } of counted) texts[j] = textSummary(categories, counts);
  return texts;
}

function textSummary(categories: readonly string[], counts: Uint32Array): TextSummary {
  const places = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const frequent = places.slice(0, MOST_TEXTS).map((at) => ({ text: categories[at]!, rows: counts[at]! }));
  return { distinct: categories.length, frequent };
}

/**
 * How many values of each column lie in each of 20 equal bins from its least to its greatest. A bin holds
 * its lower edge, the last one both; a column of one value has all in the first.
 */
export function* columnHistograms(
  { columns, rows, values }: Table,
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
        // A missing cell is in no bin.
        if (Number.isNaN(share)) continue;
        counts[j * BINS + Math.min(BINS - 1, Math.floor(share * BINS))]!++;
      }
    }
    yield;
  }
  return ranges.map((_, j) => Array.from(counts.subarray(j * BINS, (j + 1) * BINS)));
}
