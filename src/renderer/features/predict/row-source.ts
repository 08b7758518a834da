import type { DataRows } from '../../../core/data/rows.ts';
import { asCategory } from '../../../core/evaluate/cell-check.ts';
import { matchFeatures, targetNames } from '../../../core/evaluate/predict.ts';
import type { Model } from '../../../core/format/model.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { formatNumber } from '../../components/format.ts';
import { ask } from '../../state/client.ts';
import type { StartRow } from './typed-rows.ts';

/** A data set whose rows a model can be given: where its features are, and its targets. */
export interface RowSource {
  readonly dataset: DatasetSummary;
  readonly features: Model['features'];
  readonly at: readonly number[];
  /** Those that the data has. */
  readonly targets: readonly { readonly name: string; readonly at: number }[];
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
  const targets = targetNames(model.target).map((name) => ({ name, at: names.indexOf(name) }));
  return {
    dataset,
    features: model.features,
    at: match.at,
    targets: targets.filter(({ at }) => at >= 0),
  };
}

/** Why what was typed is no row of the data; undefined where nothing is typed. */
export function rowProblem(typed: string, rows: number): string | undefined {
  if (typed === '') return undefined;
  return `'${typed}' is no row: rows go from 1 to ${formatNumber(rows)}`;
}

/** A row of the data as a row to begin with. @param row counted from 0 */
export async function fetchRow(source: RowSource, row: number): Promise<StartRow | undefined> {
  const rows = await ask('dataset.rows', { id: source.dataset.id, from: row, count: 1 });
  return rows && startRow(source, rows, row);
}

/** @param rows that begin with the row */
export function startRow(
  { features, at, targets }: RowSource,
  rows: Pick<DataRows, 'values' | 'texts'>,
  row: number,
): StartRow {
  const cell = (column: number) => {
    const value = rows.texts[column] ? rows.texts[column][0]! : rows.values[column]!;
    return Number.isNaN(value) ? null : value;
  };
  const actual = targets.flatMap(({ name, at: column }) => {
    const value = cell(column);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    row,
    values: features.map((feature, i) => {
      const value = cell(at[i]!);
      return value === null ? null : feature.kind === 'number' ? asNumber(value) : asCategory(feature, value);
    }),
    actual: Object.fromEntries(actual),
  };
}

/** Booleans, and whole numbers that a double cannot hold, come as texts. */
function asNumber(value: number | string): number | string {
  if (typeof value === 'number') return value;
  const number = value === 'true' ? 1 : value === 'false' ? 0 : Number(value);
  return Number.isFinite(number) ? number : value;
}
