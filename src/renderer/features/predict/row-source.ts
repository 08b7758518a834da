import { matchFeatures } from '../../../core/evaluate/predict.ts';
import type { Model } from '../../../core/format/model.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { ask } from '../../state/client.ts';
import type { StartRow } from './typed-rows.ts';

/** A data set whose rows a model can be given: where its features are, and its target. */
export interface RowSource {
  readonly dataset: DatasetSummary;
  readonly at: readonly number[];
  /** Undefined where the data has no such column. */
  readonly target: { readonly name: string; readonly at: number } | undefined;
}

/** The data set the model was trained on if it is open, else the chosen one if it has all the features. */
export function rowSource(
  model: Model,
  datasets: readonly DatasetSummary[],
  chosen: DatasetSummary | undefined,
): RowSource | undefined {
  const own = datasets.find(({ sha256 }) => sha256 === model.data.sha256);
  const dataset = own ?? chosen;
  if (!dataset) return undefined;
  const names = dataset.columns.map(({ name }) => name);
  const match = matchFeatures(model, names, true);
  if (!('at' in match)) return undefined;
  const { name } = model.target;
  const target = names.includes(name) ? { name, at: names.indexOf(name) } : undefined;
  return { dataset, at: match.at, target };
}

/** A row of the data as a row to begin with. @param row counted from 0 */
export async function fetchRow(
  { dataset, at, target }: RowSource,
  row: number,
): Promise<StartRow | undefined> {
  const rows = await ask('dataset.rows', { id: dataset.id, from: row, count: 1 });
  if (!rows) return undefined;
  return {
    row,
    values: at.map((column) => rows.values[column]!),
    actual: target && { target: target.name, value: rows.values[target.at]! },
  };
}
