import { rowsPerStep } from './rows-per-step.ts';
import type { ColumnStatistics } from './scaling.ts';
import type { Table } from './table.ts';

/** What a column's cells are like; with a count of 0 the others are no numbers. */
export interface SeenColumn extends ColumnStatistics {
  /** Cells that were counted. */
  readonly count: number;
}

/**
 * Least, greatest, mean and standard deviation (over N) of every column over these rows, in the order
 * of the rows. Two passes, so that large numbers close together keep their digits: the second one sums what the
 * first mean is wrong by, too (Chan, Golub & LeVeque, "Algorithms for computing the sample variance", 1983).
 * Yields now and then.
 * @param fills what a missing cell of each column counts as; one that is NaN, or none given: it does not count
 */
export function* columnStatistics(
  table: Table,
  rows: Int32Array | undefined,
  fills?: Float64Array,
): Generator<void, SeenColumn[]> {
  const width = table.columns.length;
  const count = rows?.length ?? table.rows;
  const { values } = table;
  const step = rowsPerStep(width);
  const instead = fills ?? new Float64Array(width).fill(Number.NaN);
  const counts = new Float64Array(width).fill(count);
  const min = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const max = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);

  for (let from = 0; from < count; from += step) {
    for (let i = from; i < Math.min(count, from + step); i++) {
      const at = (rows ? rows[i]! : i) * width;
      for (let j = 0; j < width; j++) {
        let value = values[at + j]!;
        if (Number.isNaN(value)) {
          value = instead[j]!;
          if (Number.isNaN(value)) {
            counts[j]!--;
            continue;
          }
        }
        sum[j]! += value;
        if (value < min[j]!) min[j] = value;
        if (value > max[j]!) max[j] = value;
      }
    }
    yield;
  }
  const mean = sum.map((total, j) => total / counts[j]!);
  const rest = new Float64Array(width);
  for (let from = 0; from < count; from += step) {
    for (let i = from; i < Math.min(count, from + step); i++) {
      const at = (rows ? rows[i]! : i) * width;
      for (let j = 0; j < width; j++) {
        const value = values[at + j]!;
        const difference = (Number.isNaN(value) ? instead[j]! : value) - mean[j]!;
        if (Number.isNaN(difference)) continue;
        rest[j]! += difference;
        squares[j]! += difference * difference;
      }
    }
    yield;
  }
  return Array.from(mean, (first, j) => {
    const count = counts[j]!;
    const off = rest[j]! / count;
    const std = Math.sqrt(Math.max(0, squares[j]! / count - off * off));
    // Else it is NumPy's own sum(axis=0) / n, to the bit.
    const isOff = Math.abs(off) > VISIBLE * std;
    return { min: min[j]!, max: max[j]!, mean: isOff ? first + off : first, std, count };
  });
}

/** Deviations that a mean may be wrong by: far below what a loss can show. */
const VISIBLE = 1e-13;
