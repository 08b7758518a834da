import type { Recipe } from '../../format/recipe.ts';
import { Problem } from '../../problem.ts';
import type { DataPlan, PlannedFeature } from '../data-plan.ts';
import type { Feature, NumberFeature, Target } from '../features.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import { type ColumnStatistics, learnScale } from '../scaling.ts';
import { columnStatistics } from '../statistics.ts';
import type { Table } from '../table.ts';
import { placesOf } from './categories.ts';
import { learnFills } from './fills.ts';

/** What is learned of the columns, from the training rows alone. */
export interface Learned {
  readonly features: readonly Feature[];
  readonly target: Target;
  /** What a missing cell of each column of the table becomes; NaN where that is not to be. */
  readonly fills: Float64Array;
}

/** Learns fills, scales and categories. Yields now and then. @throws Problem naming a column that none can be learned of */
export function* learnColumns(table: Table, recipe: Recipe, plan: DataPlan): Generator<void, Learned> {
  const { scale, scaleTarget } = recipe.prepare;
  const fills = yield* learnFills(table, recipe, plan);
  const statistics = yield* columnStatistics(table, plan.parts.train, fills);

  const numbers = (column: number, kind: Recipe['prepare']['scale']): NumberFeature => ({
    ...known(table, column, fills[column]!),
    kind: 'number',
    ...scaledBy(kind, table.columns[column]!.name, statistics[column]!),
  });
  const features: Feature[] = [];
  for (const planned of plan.features) {
    const { column, kind, categories } = planned;
    const about = known(table, column, fills[column]!);
    if (kind === 'number') {
      features.push(numbers(column, scale));
    } else if (kind === 'oneHot') {
      features.push({ ...about, kind, categories });
    } else {
      const codes = yield* labelStatistics(table, planned, plan.parts.train, fills[column]!);
      features.push({ ...about, kind, categories, ...scaledBy(scale, about.name, codes) });
    }
  }
  const { classes } = plan;
  const target: Target = classes
    ? { kind: 'classes', name: table.columns[plan.targets[0]!]!.name, classes: classes.classes }
    : { kind: 'numbers', columns: plan.targets.map((column) => numbers(column, scaleTarget)) };

  return { features, target, fills };
}

/** What a model keeps of a column besides its numbers. */
function known(table: Table, column: number, fill: number) {
  const { name, unit, categories } = table.columns[column]!;
  const filled = Number.isNaN(fill) ? {} : { fill: categories?.[fill] ?? fill };
  return { name, ...(unit && { unit }), ...filled };
}

/** @throws Problem for numbers near the end of the doubles, whose deviation is infinite */
function scaledBy(kind: Recipe['prepare']['scale'], name: string, seen: ColumnStatistics) {
  const { min, max, mean, std } = seen;
  const learned = { min, max, mean, std, ...learnScale(kind, seen) };
  if (Object.values(learned).every(Number.isFinite)) return learned;
  throw new Problem(
    'data',
    `${name} goes from ${min} to ${max}, which is too far for computing with doubles`,
    'Divide that column by a power of ten, or leave it out of data.features.',
  );
}

/** Statistics of a column's places in its list of categories, as scaling needs them. */
function* labelStatistics(
  table: Table,
  { column, values }: PlannedFeature,
  rows: Int32Array,
  fill: number,
): Generator<void, ColumnStatistics> {
  const placeOf = placesOf(values);
  const places = new Float64Array(rows.length);
  const step = rowsPerStep(1);
  for (let from = 0; from < rows.length; from += step) {
    for (let i = from; i < Math.min(rows.length, from + step); i++) {
      const value = table.values[rows[i]! * table.columns.length + column]!;
      places[i] = placeOf(Number.isNaN(value) ? fill : value);
    }
    yield;
  }
  const labels = { columns: [table.columns[column]!], rows: rows.length, values: places };
  return (yield* columnStatistics(labels, undefined))[0]!;
}
