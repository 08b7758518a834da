import type { Recipe } from '../format/recipe.ts';
import type { RandomState } from '../random/random-state.ts';
import { type DataPlan, planData } from './data-plan.ts';
import { inputNames } from './encode.ts';
import type { Feature, Target } from './features.ts';
import { layOut, type Part } from './prepare/lay-out.ts';
import { learnColumns } from './prepare/learn.ts';
import type { Table } from './table.ts';
import { constantColumns } from './warnings/constant-columns.ts';

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
  const learned = yield* learnColumns(table, recipe, plan);
  const { features, target } = learned;
  const all = { table, recipe, plan, ...learned };
  return {
    features,
    inputNames: inputNames(features),
    target,
    train: yield* layOut(all, plan.parts.train, allocate),
    validation: yield* layOut(all, plan.parts.validation, allocate),
    test: yield* layOut(all, plan.parts.test, allocate),
    warnings: [...plan.warnings, ...constantColumns(learned)],
  };
}
