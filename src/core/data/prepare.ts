import type { Recipe } from '../format/recipe.ts';
import { Problem } from '../problem.ts';
import type { RandomState } from '../random/random-state.ts';
import { type DataPlan, type PlannedFeature, planData } from './data-plan.ts';
import { inputNames } from './encode.ts';
import type { Feature, NumberFeature, Target } from './features.ts';
import { placesOf } from './prepare/categories.ts';
import { learnFills } from './prepare/fills.ts';
import { layOut, type Part } from './prepare/lay-out.ts';
import { rowsPerStep } from './rows-per-step.ts';
import { type ColumnStatistics, learnScale } from './scaling.ts';
import { columnStatistics } from './statistics.ts';
import type { Table } from './table.ts';

export type {
  Category,
  ClassesTarget,
  Feature,
  LabelFeature,
  NumberFeature,
  NumbersTarget,
  OneHotFeature,
  Target,
} from './features.ts';
export type { Part } from './prepare/lay-out.ts';

/** Data as the network takes it. */
export interface PreparedData {
  readonly features: readonly Feature[];
  /** Of the network: "RM", "RAD=4". */
  readonly inputNames: readonly string[];
  readonly target: Target;
  readonly train: Part;
  readonly validation: Part;
  readonly test: Part;
  readonly warnings: readonly string[];
}

/**
 * Splits the rows, learns the scales from the training rows alone, and lays all parts out for training.
 * Yields now and then, so that whoever drives it can stop. The table itself is only read.
 * @param random draws the order of the rows where they are shuffled
 * @param allocate makes the parts' `x` and `y`, zeroed
 * @throws Problem naming what of the recipe and the table do not fit each other
 */
export function* prepareData(
  table: Table,
  recipe: Recipe,
  random: RandomState | undefined,
  allocate: (length: number) => Float64Array = (length) => new Float64Array(length),
): Generator<void, PreparedData> {
  return yield* preparePlan(table, recipe, yield* planData(table, recipe, random), allocate);
}

/** The same for parts that are planned already. */
export function* preparePlan(
  table: Table,
  recipe: Recipe,
  plan: DataPlan,
  allocate: (length: number) => Float64Array = (length) => new Float64Array(length),
): Generator<void, PreparedData> {
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

  const all = { table, recipe, plan, features, target, fills };
  return {
    features,
    inputNames: inputNames(features),
    target,
    train: yield* layOut(all, plan.parts.train, allocate),
    validation: yield* layOut(all, plan.parts.validation, allocate),
    test: yield* layOut(all, plan.parts.test, allocate),
    warnings: [...plan.warnings, ...flatColumns(features, target)],
  };
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

/** What cannot be learned from, or is left at 0. */
function flatColumns(features: readonly Feature[], target: Target): string[] {
  const warnings: string[] = [];
  const targets = target.kind === 'numbers' ? target.columns : [];
  for (const column of [...features, ...targets]) {
    if (column.kind === 'oneHot') {
      if (column.categories.length > 1) continue;
      warnings.push(`${column.name} is the same in every training row: it cannot tell rows apart.`);
    } else if (column.min === column.max) {
      const what = column.kind === 'label' ? 'the same' : column.min;
      warnings.push(
        targets.includes(column as NumberFeature)
          ? `The target ${column.name} is ${what} in every training row: there is nothing to learn.`
          : `${column.name} is ${what} in every training row${column.divisor === 0 ? ' and is left at 0' : ''}: it cannot tell rows apart.`,
      );
    } else if (column.divisor === 0) {
      warnings.push(`${column.name} cannot be divided by 0 and is left at 0; choose another scaling for it.`);
    }
  }
  return warnings;
}
