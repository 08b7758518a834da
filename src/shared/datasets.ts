import type { ColumnDescription } from '../core/data/description.ts';
import type { ColumnType, Receipt } from '../core/data/receipt.ts';
import type { Recipe } from '../core/format/recipe.ts';

/** What the window is told of a column. */
export interface ColumnSummary {
  readonly name: string;
  readonly unit: string | null;
  readonly about: string | null;
  readonly type: ColumnType;
  /** Cells that are missing. */
  readonly missing: number;
  /** Different values; null of a column of numbers while it is not described. */
  readonly distinct: number | null;
  /** Null until it is worked out: a large data set is shown before. */
  readonly description: ColumnDescription | null;
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
  readonly receipt: Receipt | null;
  /** The rule that it was made by; null of a file. */
  readonly synthetic: Synthetic | null;
  /** What became of its file since it was read. */
  readonly file: FileState;
}

/** The same as when it was read, with other contents, or not there any more. */
export type FileState = 'same' | 'changed' | 'gone';

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
