import type { TextReceipt } from '../core/data/table-reader.ts';
import type { Recipe } from '../core/format/recipe.ts';

/** What the window is told of a column. Where its cells hold no number, the statistics are NaN. */
export interface ColumnSummary {
  readonly name: string;
  readonly unit: string | null;
  readonly about: string | null;
  /** Cells that are missing. */
  readonly missing: number;
  /** Of a text column; null of a column of numbers. */
  readonly texts: TextSummary | null;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  /** Counts in 20 equal bins from min to max; empty where there is no number. */
  readonly histogram: readonly number[];
}

/** The texts of a column. */
export interface TextSummary {
  /** How many different ones there are. */
  readonly distinct: number;
  /** At most 20, the most frequent first. */
  readonly frequent: readonly { readonly text: string; readonly rows: number }[];
}

/** How a table is made that no file holds. */
export type Synthetic = NonNullable<Recipe['data']['synthetic']>;

/** A data set that is open; its rows stay in the main process. */
export interface DatasetSummary {
  readonly id: string;
  /** The file's name, without its folder; of a synthetic table its kind. */
  readonly name: string;
  /** Of the file's bytes, or of the rule that the table was made by. */
  readonly sha256: string;
  /** Of the file; 0 of a synthetic table. */
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  /** How the file was understood; null of a synthetic table. */
  readonly receipt: TextReceipt | null;
  /** The rule that it was made by; null of a file. */
  readonly synthetic: Synthetic | null;
}

/** Rows from … of a data set, row-major; a cell that is missing is NaN. */
export interface DatasetRows {
  readonly from: number;
  readonly count: number;
  readonly values: Float64Array;
  /** Of each text column, by its place: what every one of these rows says; null where it is missing. */
  readonly texts: Readonly<Record<number, readonly (string | null)[]>>;
}

interface BundledDataset {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  /** Of its bytes: tells that a run was trained on it. */
  readonly sha256: string;
}

/** The data sets that come with the program: files of the folder data/. */
export const bundled = {
  'boston-housing': {
    file: 'housing.data',
    title: 'Boston housing',
    about: '506 tracts, 13 features, home values',
    sha256: 'baadf72995725d76efe787b664e1f083388c79ba21ef9a7990d87f774184735a',
  },
} as const satisfies Record<string, BundledDataset>;

export type BundledName = keyof typeof bundled;
