/** A column as it is known beside its numbers. */
export interface Column {
  readonly name: string;
  /** The unit of its values, as a reader would say it: "thousand dollars". */
  readonly unit?: string;
  /** One line on what it holds. */
  readonly about?: string;
  /** Of a text column: its distinct texts by code point; its numbers are places in this list. */
  readonly categories?: readonly string[];
  /** Of a column of booleans: its numbers are 1 for true and 0 for false. */
  readonly boolean?: true;
  /** Of a text column: the first cell that is no number, for messages. */
  readonly firstText?: PlacedText;
  /** Of a column with missing cells: the first of them, for messages; its text is empty or stands for "missing". */
  readonly firstMissing?: PlacedText;
  /** Why its cells cannot be reckoned with or told apart; then its values are NaN and it can be neither feature nor target. */
  readonly refused?: { readonly message: string; readonly hint: string };
}

/** What a cell says, and where in the file it stands. */
export interface PlacedText {
  /** "line 3", or "row 3" where the file has no lines. */
  readonly where: string;
  readonly text: string;
}

/**
 * `values[row * columns.length + column]`, rows x columns. NaN stands for a missing cell; a text column
 * holds places in its `categories`; every other number is finite.
 */
export interface Table {
  /** The file's name, for messages. */
  readonly name?: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly values: Float64Array;
}

/** What a cell says: a number, a text, or null where it is missing. */
export function cellAt({ columns, values }: Table, row: number, column: number): number | string | null {
  const value = values[row * columns.length + column]!;
  if (Number.isNaN(value)) return null;
  const { categories } = columns[column]!;
  return categories ? categories[value]! : value;
}
