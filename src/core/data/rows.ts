/** Which rows are asked for: `count` rows from `from` on, counted in this order. */
export interface RowQuery {
  readonly from: number;
  readonly count: number;
  /** Left out: the file's order. */
  readonly sort?: RowOrder | undefined;
}

/** By the values of a column, of the same value in the file's order; missing cells last. */
export interface RowOrder {
  /** Its place. */
  readonly column: number;
  readonly descending: boolean;
}

/**
 * Rows of a data set. Numbers lie in `values` (rows x columns, row-major; NaN where missing or where the column is
 * none of numbers); every other column, and one of whole numbers that a double cannot hold, has its cells' texts.
 */
export interface DataRows {
  readonly from: number;
  readonly count: number;
  readonly values: Float64Array;
  /** By the place of the column; null where the cell is missing. */
  readonly texts: Readonly<Record<number, readonly (string | null)[]>>;
  /** Places of the rows in the file's order, from 0. */
  readonly places: Float64Array;
}
