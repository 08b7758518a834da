import { planData } from '../data/data-plan.ts';
import { findColumns } from '../data/find-columns.ts';
import { type PartSizes, partSizes } from '../data/split.ts';
import type { Table } from '../data/table.ts';
import type { Recipe } from '../format/recipe.ts';
import { RandomState } from '../random/random-state.ts';

/** How much a recipe takes of a table. */
export interface DataSize {
  /** Rows of each part, without those that are dropped. */
  readonly rows: PartSizes;
  /** Of the network. */
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * The sizes of what a recipe makes of a table. Only where they depend on its cells are these read: categories,
 * classes and rows that are dropped.
 * @throws Problem naming what of the recipe does not fit the table
 */
export function measureData(table: Table, recipe: Recipe): DataSize {
  if (!dependsOnCells(table, recipe)) {
    const { features, targets } = findColumns(table.columns, recipe);
    const rows = partSizes(table.rows, recipe.split);
    return { rows, inputs: features.length, outputs: targets.length };
  }
  // Which rows it draws for training may decide which categories there are.
  const plan = planData(table, recipe, new RandomState(recipe.split.seed ?? 0));
  for (;;) {
    const { done, value } = plan.next();
    if (done) return value;
  }
}

function dependsOnCells({ columns }: Table, { prepare, model }: Recipe): boolean {
  return (
    prepare.missing === 'dropRows' ||
    Object.keys(prepare.encode).length > 0 ||
    model.output !== 'identity' ||
    columns.some(({ categories }) => categories !== undefined)
  );
}
