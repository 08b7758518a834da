import type { Category } from '../data/features.ts';

/** What to know before a model predicts the rows of a data set. */
export interface ScoringSheet {
  readonly rows: number;
  /** Whether the rows can be predicted: every feature has a column, all of whose cells the model can take. */
  readonly ready: boolean;
  /** Rows with a number outside the range that training saw, or a category that it never saw. */
  readonly outside: number;
  /** Rows that get no prediction: a cell is missing, and training left such rows out. */
  readonly left: number;
  readonly features: readonly FeatureSheet[];
  /** Columns of the data that the model does not use. */
  readonly extra: readonly string[];
  /** The model's targets that the data has, too. */
  readonly targets: readonly string[];
}

/** A feature of the model, held against the data. */
export interface FeatureSheet {
  readonly name: string;
  /** The column of the data; null where there is none. */
  readonly column: string | null;
  /**
   * Why not all rows can be predicted, with the place of the first such cell: a text where the model needs a number, a
   * missing cell that it has nothing to fill in for, a category that it has no place for.
   */
  readonly problem: string | null;
  /** Rows whose cell is missing, and what is filled in there; null where a missing cell is an error. */
  readonly missing: number;
  readonly fill: Category | null;
  /** Rows below and above all that training saw, whose range is given for numbers. */
  readonly below: number;
  readonly above: number;
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Rows with a category that training never saw, and the most frequent ones of these, at most 20. */
  readonly unseen: number;
  readonly unseenValues: readonly { readonly value: Category; readonly rows: number }[];
}
