import type { Recipe } from '../../format/recipe.ts';
import type { DataPlan } from '../data-plan.ts';
import { asCategories, distinctValues, listed } from '../prepare/categories.ts';
import type { Table } from '../table.ts';
import { rowsText } from './names.ts';

/** Fewer rows than this say little: a score of 30 rows is uncertain by some 15 % already. */
const FEW_ROWS = 30;

/** Validation and test parts that are too small to judge by: of few rows, or without a class. */
export function* smallParts(table: Table, recipe: Recipe, plan: DataPlan): Generator<void, string[]> {
  const warnings: string[] = [];
  const byColumn = recipe.split.order === 'column';
  for (const part of ['validation', 'test'] as const) {
    const rows = plan.rows[part];
    if (rows === 0) continue;
    if (rows < FEW_ROWS) {
      const way = byColumn ? `say '${part}' in more rows` : `give it a larger share (split.${part})`;
      warnings.push(
        `The ${part} part has only ${rowsText(rows)}, so what is measured there is left to chance: ${way}, or use more data.`,
      );
    }
    if (!plan.classes) continue;
    const [column] = plan.targets as [number];
    const there = new Set(yield* distinctValues(table, column, [plan.parts[part]]));
    const absent = plan.classes.values.filter((value) => !there.has(value));
    if (absent.length === 0) continue;
    const { name } = table.columns[column]!;
    const classes = listed(asCategories(table.columns[column]!, absent));
    const way = recipe.split.order === 'stratified' ? 'use more data' : "choose split.order 'stratified'";
    const what = absent.length === 1 ? 'the class' : 'the classes';
    warnings.push(`No ${part} row has ${what} ${classes} of ${name}, so it is not measured: ${way}.`);
  }
  return warnings;
}
