import type { ColumnDescription, Correlations } from '../../../src/core/data/description.ts';
import type { ColumnType } from '../../../src/core/data/receipt.ts';
import type { Table } from '../../../src/core/data/table.ts';

type Cell = number | string | null;

/** A column's description, worked out the plain way. */
export function describeColumn(cells: readonly Cell[], type: ColumnType): ColumnDescription {
  const here = cells.filter((cell) => cell !== null);
  const counts = new Map<number | string, number>();
  for (const cell of here) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const frequent = [...counts]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
    .slice(0, 20);
  const counted = {
    count: here.length,
    missing: cells.length - here.length,
    distinct: counts.size,
    frequent,
  };
  const numbers = here.filter((cell) => typeof cell === 'number').sort((a, b) => a - b);
  if ((type !== 'number' && type !== 'integer') || numbers.length === 0) {
    const none = { min: null, max: null, mean: null, std: null, quantiles: null };
    return { ...counted, ...none, histogram: [] };
  }
  const [min, max] = [numbers[0]!, numbers.at(-1)!];
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const square = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  return {
    ...counted,
    min,
    max,
    mean,
    std: Math.sqrt(square),
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantile(numbers, share)),
    histogram: histogram(numbers, min, max),
  };
}

const BINS = 20;

function histogram(numbers: readonly number[], min: number, max: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const value of numbers) {
    const bin = max > min ? Math.min(BINS - 1, Math.floor(((value - min) / (max - min)) * BINS)) : 0;
    counts[bin]!++;
  }
  return counts;
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at - Math.floor(at));
}

/** Correlations of the columns of numbers, over rows without a missing cell of the two. */
export function correlationsOf({ columns, values, rows }: Table): Correlations {
  const places = columns.flatMap(({ categories }, at) => (categories ? [] : [at]));
  const cell = (row: number, column: number) => values[row * columns.length + column]!;
  const all = places.flatMap((one) =>
    places.map((other) => {
      const pairs = Array.from(
        { length: rows },
        (_, row) => [cell(row, one), cell(row, other)] as const,
      ).filter(([a, b]) => !Number.isNaN(a + b));
      const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
      const [meanA, meanB] = [mean(0), mean(1)];
      let [ab, aa, bb] = [0, 0, 0];
      for (const [a, b] of pairs) {
        ab += (a - meanA) * (b - meanB);
        aa += (a - meanA) ** 2;
        bb += (b - meanB) ** 2;
      }
      return one === other && aa > 0 ? 1 : ab / Math.sqrt(aa * bb);
    }),
  );
  return { columns: places, values: Float64Array.from(all) };
}
