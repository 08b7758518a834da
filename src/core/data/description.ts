/**
 * What a column's cells are like. Of a number or integer column; of others all but the counts and `frequent`
 * are null.
 */
export interface ColumnDescription {
  /** Cells that hold something. */
  readonly count: number;
  readonly missing: number;
  /** Different values. */
  readonly distinct: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Over N. */
  readonly std: number | null;
  /** At 5, 25, 50, 75 and 95 %, between neighbours by their distance (NumPy's default). */
  readonly quantiles: readonly number[] | null;
  /** Counts in 20 equal bins from min to max; empty where there is no number. */
  readonly histogram: readonly number[];
  /** At most 20 values, the most frequent first, of the same count in their own order; texts as they are. */
  readonly frequent: readonly { readonly value: string | number; readonly rows: number }[];
}

/** Pearson's correlation of every two columns of numbers, over the rows where both hold one; NaN where there is none. */
export interface Correlations {
  /** Places of the columns. */
  readonly columns: readonly number[];
  /** columns x columns, row-major. */
  readonly values: Float64Array;
}
