import { dirname, resolve } from 'node:path';
import type { Table } from '../core/data/table.ts';
import type { DataOrigin } from '../core/format/model.ts';
import type { Recipe } from '../core/format/recipe.ts';
import { Problem } from '../core/problem.ts';
import { openData, openSynthetic } from '../node/data/open.ts';
import { interruptible } from './interruptible.ts';
import { receiptDoubts } from './receipt-doubts.ts';

export interface Source {
  readonly table: Table;
  readonly origin: DataOrigin;
  /** What should be known of how its file was read. */
  readonly doubts: readonly string[];
}

/**
 * The rows that a recipe is to be trained on: those of its condition from the file that is given, from the one that
 * the recipe names, or made as it says.
 * @param beside the path of the file that holds the recipe
 */
export async function openSource(recipe: Recipe, beside: string, given: string | undefined): Promise<Source> {
  const { synthetic, file, read, where } = recipe.data;
  if (synthetic && given !== undefined) {
    const hint = 'Leave --data out, or give the recipe data.file in place of data.synthetic.';
    throw new Problem('refused', '--data has no use: the recipe makes its own data', hint);
  }
  return interruptible(async (signal) => {
    const data = synthetic
      ? await openSynthetic(synthetic)
      : await openData(given ?? resolve(dirname(beside), file!), { choices: read, signal });
    try {
      const { name, sha256, rows } = data;
      const columns = data.columns.map((column) => column.name);
      return {
        table: await data.table(where, signal),
        origin: { name, sha256, rows, columns },
        doubts: receiptDoubts(data.receipt, name),
      };
    } finally {
      data.close();
    }
  });
}
