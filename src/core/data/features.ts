import type { ColumnStatistics, Scale } from './scaling.ts';

/** A value of a column that is not reckoned with but told apart: a text or a number. */
export type Category = string | number;

interface FeatureBase {
  readonly name: string;
  readonly unit?: string;
  /** What a missing cell becomes, learned on the training rows; absent where a missing cell is an error. */
  readonly fill?: Category;
}

/** A column of numbers, one input: its scaled value. */
export interface NumberFeature extends FeatureBase, ColumnStatistics, Scale {
  readonly kind: 'number';
}

/** A column of categories, one input: the scaled place in the list, which holds those of all rows. */
export interface LabelFeature extends FeatureBase, ColumnStatistics, Scale {
  readonly kind: 'label';
  readonly categories: readonly Category[];
}

/** A column of categories, one input for each that the training rows have: 1 where it is that one, else 0. */
export interface OneHotFeature extends FeatureBase {
  readonly kind: 'oneHot';
  readonly categories: readonly Category[];
}

/** How a column of the data becomes inputs of the network. */
export type Feature = NumberFeature | LabelFeature | OneHotFeature;

/** Columns of numbers, one output each. */
export interface NumbersTarget {
  readonly kind: 'numbers';
  readonly columns: readonly NumberFeature[];
}

/** A column of classes: one output of a sigmoid for two of them, or one of a softmax for each. */
export interface ClassesTarget {
  readonly kind: 'classes';
  readonly name: string;
  readonly classes: readonly Category[];
}

export type Target = NumbersTarget | ClassesTarget;
