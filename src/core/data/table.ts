/** A column as it is known beside its numbers. */
export interface Column {
  readonly name: string;
  /** The unit of its values, as a reader would say it: "thousand dollars". */
  readonly unit?: string;
  /** One line on what it holds. */
  readonly about?: string;
}

/** A table of numbers: `values[row * columns.length + column]`, rows x columns, all finite. */
export interface NumberTable {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly values: Float64Array;
}
