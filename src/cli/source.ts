import { dirname, resolve } from 'node:path';
import { makeSynthetic } from '../core/data/synthetic.ts';
import type { Table } from '../core/data/table.ts';
import type { DataOrigin } from '../core/format/model.ts';
import type { Recipe } from '../core/format/recipe.ts';
import { Problem } from '../core/problem.ts';
import { readTable } from '../node/read-table.ts';
import { syntheticHash } from '../node/synthetic-hash.ts';

export interface Source {
  readonly table: Table;
  readonly origin: DataOrigin;
}

/**
 * The rows that a recipe is to be trained on: of the file that is given, of the one that the recipe names, or made
 * as it says.
 * @param beside the path of the file that holds the recipe
 */
export async function openSource(recipe: Recipe, beside: string, given: string | undefined): Promise<Source> {
  const { synthetic, file } = recipe.data;
  if (synthetic && given !== undefined) {
    const hint = 'Leave --data out, or give the recipe data.file in place of data.synthetic.';
    throw new Problem('refused', '--data has no use: the recipe makes its own data', hint);
  }
  if (synthetic) return made(synthetic);
  const { name, sha256, table } = await readTable(given ?? resolve(dirname(beside), file!));
  return { table, origin: { name, sha256, rows: table.rows, columns: namesOf(table) } };
}

function made(rule: NonNullable<Recipe['data']['synthetic']>): Source {
  const steps = makeSynthetic(rule);
  for (;;) {
    const { done, value } = steps.next();
    if (!done) continue;
    const { table } = value;
    const sha256 = syntheticHash(rule);
    return { table, origin: { name: rule.kind, sha256, rows: table.rows, columns: namesOf(table) } };
  }
}

const namesOf = ({ columns }: Table) => columns.map(({ name }) => name);
