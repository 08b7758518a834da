import { rowsPerStep } from './rows-per-step.ts';
import type { ColumnStatistics } from './scaling.ts';
import type { NumberTable } from './table.ts';

/**
 * Least, greatest, mean and standard deviation (over N) of every column over these rows, in the order
 * of the rows. Two passes, so that the deviation of large numbers close together keeps its digits.
 * Yields now and then.
 */
export function* columnStatistics(
  table: NumberTable,
  rows: Int32Array | undefined,
): Generator<void, ColumnStatistics[]> {
  const width = table.columns.length;
  const count = rows?.length ?? table.rows;
  const { values } = table;
  const step = rowsPerStep(width);
  const min = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const max = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);

  for (let from = 0; from < count; from += step) {
    for (let i = from; i < Math.min(count, from + step); i++) {
      const at = (rows ? rows[i]! : i) * width;
      for (let j = 0; j < width; j++) {
        const value = values[at + j]!;
        sum[j]! += value;
        if (value < min[j]!) min[j] = value;
        if (value > max[j]!) max[j] = value;
      }
    }
    yield;
  }
  const mean = sum.map((total) => total / count);
  for (let from = 0; from < count; from += step) {
    for (let i = from; i < Math.min(count, from + step); i++) {
      const at = (rows ? rows[i]! : i) * width;
      for (let j = 0; j < width; j++) {
        const difference = values[at + j]! - mean[j]!;
        squares[j]! += difference * difference;
      }
    }
    yield;
  }
  return Array.from(mean, (m, j) => ({
    min: min[j]!,
    max: max[j]!,
    mean: m,
    std: Math.sqrt(squares[j]! / count),
  }));
}
