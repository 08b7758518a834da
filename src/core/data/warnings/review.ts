import type { Recipe } from '../../format/recipe.ts';
import type { DataPlan } from '../data-plan.ts';
import { type Learned, learnColumns } from '../prepare/learn.ts';
import type { Table } from '../table.ts';
import { constantColumns } from './constant-columns.ts';
import { copiesOfTarget } from './copies-of-target.ts';
import { duplicateRows } from './duplicate-rows.ts';
import { identifiers } from './identifiers.ts';
import { outOfRange } from './out-of-range.ts';
import { smallParts } from './small-parts.ts';

/**
 * What should be known of the data before a recipe is trained on it, in at most nine sentences; that of the plan included.
 * Yields now and then.
 * @throws Problem where a scale or a fill cannot be learned
 */
export function* reviewData(table: Table, recipe: Recipe, plan: DataPlan): Generator<void, string[]> {
  const learned = yield* learnColumns(table, recipe, plan);
  const known = [...plan.warnings, ...constantColumns(learned)];
  return atMost([...known, ...(yield* reviewRows(table, recipe, plan, learned))]);
}

/** The part of it that looks at the rows once more, for data that is prepared already. */
export function* reviewRows(
  table: Table,
  recipe: Recipe,
  plan: DataPlan,
  { features }: Pick<Learned, 'features'>,
): Generator<void, string[]> {
  return [
    ...(yield* copiesOfTarget(table, plan)),
    ...(yield* identifiers(table, plan)),
    ...(yield* duplicateRows(table, plan)),
    ...(yield* smallParts(table, recipe, plan)),
    ...(yield* outOfRange(table, recipe, plan, features)),
  ];
}

/** All that the review depends on: while this is the same, so is the review of a table. */
export function reviewKey({ data, split, prepare, model }: Recipe): string {
  return JSON.stringify([data, split, prepare, model.output]);
}

const MOST = 8;

/** Nobody reads more. */
export function atMost(warnings: readonly string[]): string[] {
  if (warnings.length <= MOST) return [...warnings];
  const more = warnings.length - MOST;
  return [...warnings.slice(0, MOST), `And ${more} more ${more === 1 ? 'warning' : 'warnings'}.`];
}
