import type { TextReceipt } from '../core/data/table-reader.ts';

export interface ColumnSummary {
  readonly name: string;
  readonly unit: string | null;
  readonly about: string | null;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  /** Counts in 20 equal bins from min to max. */
  readonly histogram: readonly number[];
}

/** A data set that is open; its rows stay in the main process. */
export interface DatasetSummary {
  readonly id: string;
  /** The file's name, without its folder. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  readonly receipt: TextReceipt;
}

/** Rows from … of a data set, row-major. */
export interface DatasetRows {
  readonly from: number;
  readonly count: number;
  readonly values: Float64Array;
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
