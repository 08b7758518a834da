import type { ColumnDescription, Correlations } from '../../../core/data/description.ts';
import { createKernels } from '../../../core/kernels/create.ts';
import { paddedLength } from '../../../core/kernels/memory.ts';
import type { DataColumn } from '../open-data.ts';
import { isNumeric } from './cells.ts';
import { CHUNK } from './fill.ts';
import type { NumberChunk } from './number-chunks.ts';

/** Of more columns of numbers only the first are looked at: the work grows with the square of their number. */
export const MOST_CORRELATED = 500;

/** The columns whose correlations are worked out: the first 500 of numbers. */
export function correlatedColumns(columns: readonly DataColumn[]): number[] {
  return columns.flatMap((column, j) => (isNumeric(column) ? [j] : [])).slice(0, MOST_CORRELATED);
}

/**
 * Pearson's correlation of every two of these columns, over the rows where both hold a finite number; NaN where one
 * of them is the same in all of those. Two passes: the values are taken from the mean and in units of the
 * deviation, so that no digits are lost.
 * @param columns places of the columns that the chunks hold
 * @param descriptions of all columns
 */
export async function correlate(
  columns: readonly number[],
  descriptions: readonly ColumnDescription[],
  chunks: AsyncIterable<NumberChunk>,
): Promise<Correlations> {
  const seen = columns.map((j) => descriptions[j]!);
  const finite = ({ histogram }: ColumnDescription) => histogram.reduce((sum, rows) => sum + rows, 0);
  const complete = seen.every((column) => finite(column) === column.count + column.missing);
  const count = columns.length;
  /** The values; and, where some are missing, their squares and whether they are there (1 or 0). */
  const width = complete ? count : 3 * count;
  const kernels = createKernels(
    paddedLength(CHUNK * width) + paddedLength(CHUNK) + paddedLength((width + 1) ** 2),
    0,
  );
  const x = kernels.allocate(CHUNK * width);
  const ones = kernels.allocate(CHUNK).fill(1);
  const sums = kernels.allocate((width + 1) ** 2);
  const means = seen.map(({ mean }) => mean ?? 0);
  const scales = seen.map(({ std }) => 1 / (std || Number.POSITIVE_INFINITY));

  for await (const chunk of chunks) {
    for (let k = 0; k < count; k++) {
      const values = chunk.columns[k]!;
      const mean = means[k]!;
      const scale = scales[k]!;
      for (let i = 0, at = k; i < chunk.rows; i++, at += width) {
        const value = values[i]!;
        const isThere = value - value === 0;
        const z = isThere ? (value - mean) * scale : 0;
        x[at] = z;
        if (complete) continue;
        x[at + count] = z * z;
        x[at + 2 * count] = isThere ? 1 : 0;
      }
    }
    kernels.gram(x, ones, width, 0, chunk.rows, sums);
  }
  return { columns, values: fromSums(sums, width, count, complete) };
}

/** @param sums of the products of every two columns, those with ones last */
function fromSums(sums: Float64Array, width: number, count: number, complete: boolean): Float64Array {
  const size = width + 1;
  const product = (a: number, b: number) => sums[a * size + b]!;
  const values = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = a; b < count; b++) {
      // Over the rows where both are there.
      const rows = complete ? product(width, width) : product(2 * count + a, 2 * count + b);
      const sumA = complete ? product(a, width) : product(a, 2 * count + b);
      const sumB = complete ? product(b, width) : product(b, 2 * count + a);
      const squaresA = complete ? product(a, a) : product(count + a, 2 * count + b);
      const squaresB = complete ? product(b, b) : product(count + b, 2 * count + a);
      const spreadA = spread(squaresA, sumA, rows);
      const spreadB = spread(squaresB, sumB, rows);
      const together = product(a, b) - (sumA * sumB) / rows;
      const value = a === b ? Math.sign(spreadA) : together / Math.sqrt(spreadA) / Math.sqrt(spreadB);
      const correlation = spreadA > 0 && spreadB > 0 ? Math.max(-1, Math.min(1, value)) : Number.NaN;
      values[a * count + b] = correlation;
      values[b * count + a] = correlation;
    }
  }
  return values;
}

/** What is left of rounding where all values are the same is no spread. */
const ROUNDING = 1e-13;

function spread(squares: number, sum: number, rows: number): number {
  const left = squares - (sum * sum) / rows;
  return left > ROUNDING * squares ? left : 0;
}
