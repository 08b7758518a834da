import { columnNames } from '../../core/evaluate/predict.ts';
import {
  distinctNames,
  type PredictedColumn,
  predictedColumns,
  type Renamed,
} from '../../core/evaluate/scoring/predicted-columns.ts';
import { isNamed } from './is-named.ts';
import type { PreparedScoring } from './prepare-scoring.ts';

/** The columns of a file of predictions: first the data's own, then what is predicted. */
export interface ScoredColumns {
  /** Of all of them. */
  readonly names: readonly string[];
  readonly predicted: readonly PredictedColumn[];
  /** Columns that could not keep their names. */
  readonly renamed: readonly Renamed[];
}

/** @param key what two names are alike by */
export function scoredColumns(
  { model, data }: PreparedScoring,
  key?: (name: string) => string,
): ScoredColumns {
  const own = data.columns.map(({ name }) => name);
  const predicted = predictedColumns(model.target);
  const names = [...columnNames(model, own, isNamed(data)), ...predicted.map(({ name }) => name)];
  return { predicted, ...distinctNames(names, key) };
}
