import { encodeRow, inputCount } from '../../data/encode.ts';
import type { Category, Feature } from '../../data/features.ts';
import type { Table } from '../../data/table.ts';
import type { Model } from '../../format/model.ts';
import { Problem } from '../../problem.ts';
import { columnNames, targetNames } from '../predict.ts';
import type { FeatureSheet, ScoringSheet } from '../scoring-sheet.ts';
import { leavesRowsOut } from './batch-predictor.ts';
import { type CellCounts, countCells } from './cell-counts.ts';
import { type FeatureColumn, featureColumns, type ScoringData } from './feature-columns.ts';

/** A data set held against a model, before its rows are predicted. */
export interface Scoring {
  /** One a feature of the model, in its order. */
  readonly columns: readonly FeatureColumn[];
  /** The first cell of each feature that the model cannot take, or its whole column. */
  readonly obstacles: readonly (Obstacle | null)[];
  /** @param places of obstacles' rows as a reader counts them: "line 3" */
  sheet(placeOf: (row: number) => string): ScoringSheet;
}

/** Why rows cannot be predicted. */
export interface Obstacle {
  /** Of the table, from 0; null where it is the whole column. */
  readonly row: number | null;
  readonly problem: Problem;
}

/** Yields now and then. */
export function* createScoring(model: Model, data: ScoringData): Generator<void, Scoring> {
  const { table } = data;
  const columns = featureColumns(model, data);
  const counts: CellCounts[] = [];
  const unlike = new Uint8Array(table.rows);
  const gaps = new Uint8Array(table.rows);
  const leavesOut = leavesRowsOut(model);
  for (const column of columns) {
    counts.push(isReadable(table, column) ? yield* countCells(table, column, unlike, gaps) : none);
  }
  const outside = count(unlike);
  const left = leavesOut ? count(gaps) : 0;
  const obstacles = columns.map((column, j) => {
    const found = counts[j]!;
    return obstacleOf(table, column, leavesOut ? { ...found, firstMissing: -1 } : found);
  });
  return {
    columns,
    obstacles,
    sheet(placeOf) {
      const features = columns.map((column, j) =>
        featureSheet(table, column, counts[j]!, said(obstacles[j]!, placeOf)),
      );
      const ready = features.every(({ column, problem }) => column !== null && problem === null);
      return { rows: table.rows, ready, outside, left, features, ...unused(model, data, columns) };
    },
  };
}

function count(marks: Uint8Array): number {
  return marks.reduce((sum, one) => sum + one, 0);
}

const none: CellCounts = {
  missing: 0,
  below: 0,
  above: 0,
  unseen: 0,
  unseenValues: [],
  firstMissing: -1,
  firstUnseen: -1,
};

function isReadable({ columns }: Table, { at }: FeatureColumn): boolean {
  return at >= 0 && !columns[at]!.refused;
}

/** What the first cell that training did not have comes to, by the very function that encodes every row. */
function obstacleOf(
  table: Table,
  { feature, at, read }: FeatureColumn,
  { firstMissing, firstUnseen }: CellCounts,
): Obstacle | null {
  const refused = table.columns[at]?.refused;
  if (refused) return { row: null, problem: new Problem('data', refused.message, refused.hint) };
  const rows = [firstMissing, firstUnseen].filter((row) => row >= 0).sort((a, b) => a - b);
  for (const row of rows) {
    const value = table.values[row * table.columns.length + at]!;
    const problem = refusalOf(feature, Number.isNaN(value) ? null : read(value));
    if (problem) return { row, problem };
  }
  return null;
}

function refusalOf(feature: Feature, cell: Category | null): Problem | null {
  try {
    encodeRow([feature], [cell], new Float64Array(inputCount([feature])), 0);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function said(obstacle: Obstacle | null, placeOf: (row: number) => string): string | null {
  if (!obstacle) return null;
  const { row, problem } = obstacle;
  return row === null ? problem.message : `${placeOf(row)}: ${problem.message}`;
}

function featureSheet(
  { columns }: Table,
  { feature, at }: FeatureColumn,
  { firstMissing: _, firstUnseen: __, ...counts }: CellCounts,
  problem: string | null,
): FeatureSheet {
  return {
    name: feature.name,
    column: columns[at]?.name ?? null,
    problem,
    ...counts,
    fill: feature.fill ?? null,
    range: feature.kind === 'number' ? { min: feature.min, max: feature.max } : null,
  };
}

/** Columns of the data that are no features. */
function unused(
  model: Model,
  { table, named }: ScoringData,
  features: readonly FeatureColumn[],
): Pick<ScoringSheet, 'extra' | 'targets'> {
  const known = columnNames(
    model,
    table.columns.map(({ name }) => name),
    named,
  );
  const used = new Set(features.map(({ at }) => at));
  const others = known.filter((_, at) => !used.has(at));
  const predicted = new Set(targetNames(model.target));
  return {
    extra: others.filter((name) => !predicted.has(name)),
    targets: others.filter((name) => predicted.has(name)),
  };
}
