import { type DataPlan, planData, planParts } from '../data/data-plan.ts';
import { findColumns } from '../data/find-columns.ts';
import { type PartSizes, type Parts, partSizes } from '../data/split.ts';
import type { Table } from '../data/table.ts';
import type { Recipe } from '../format/recipe.ts';
import type { RandomState } from '../random/random-state.ts';
import { splitGenerator } from './seeded-steps.ts';

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
 * classes and rows that are dropped. Yields now and then.
 * @throws Problem naming what of the recipe does not fit the table
 */
export function* measureData(table: Table, recipe: Recipe, parts?: Parts): Generator<void, DataSize> {
  const { split } = recipe;
  if (split.order === 'column' || dependsOnCells(table, recipe)) {
    // Which rows it draws for training may decide which categories there are.
    return yield* planRows(table, recipe, yield* splitGenerator(recipe), parts);
  }
  const { features, targets } = findColumns(table.columns, recipe);
  const rows = parts ? sizesOf(parts) : partSizes(table.rows, split);
  return { rows, inputs: features.length, outputs: targets.length };
}

/** The same at once. */
export function dataSize(table: Table, recipe: Recipe, parts?: Parts): DataSize {
  const steps = measureData(table, recipe, parts);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Plans with the recipe's own split, or with parts of the complete rows that are given. */
export function planRows(
  table: Table,
  recipe: Recipe,
  random: RandomState | undefined,
  parts: Parts | undefined,
): Generator<void, DataPlan> {
  if (!parts) return planData(table, recipe, random);
  // biome-ignore lint/correctness/useYield: there is nothing to wait for
  return planParts(table, recipe, function* () {
    return parts;
  });
}

function sizesOf({ train, validation, test }: Parts): PartSizes {
  return { train: train.length, validation: validation.length, test: test.length };
}

function dependsOnCells({ columns }: Table, { prepare, model }: Recipe): boolean {
  return (
    prepare.missing === 'dropRows' ||
    Object.keys(prepare.encode).length > 0 ||
    model.output !== 'identity' ||
    columns.some(({ categories }) => categories !== undefined)
  );
}
