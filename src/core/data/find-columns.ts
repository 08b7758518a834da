import { type Recipe, targetsOf } from '../format/recipe.ts';
import { Problem, quote } from '../problem.ts';
import type { Column } from './table.ts';

/**
 * The places of a recipe's columns in a table.
 * @throws Problem naming the column that is not there, or is to be encoded and is no feature
 */
export function findColumns(
  columns: readonly Column[],
  recipe: Pick<Recipe, 'data' | 'prepare'>,
): { targets: number[]; features: number[] } {
  const names = columns.map(({ name }) => name);
  const places = new Map(names.map((name, i) => [name, i]));
  const find = (name: string, path: string) => {
    const at = places.get(name);
    if (at !== undefined) return at;
    const some = names.slice(0, 20).join(', ');
    throw wrong(
      path,
      `${quote(name)} is not a column of the data; its columns: ${some}${names.length > 20 ? ', \u2026' : ''}`,
      'Choose one of its columns, or open the data set that the recipe was made for.',
    );
  };
  const targets = targetsOf(recipe).map((name) => find(name, 'data.target'));
  const features = recipe.data.features
    ? recipe.data.features.map((name) => find(name, 'data.features'))
    : names.map((_, i) => i).filter((i) => !targets.includes(i));
  if (features.length === 0) {
    const message = 'no column is left beside the target';
    throw wrong('data.features', message, 'Open a data set with at least two columns.');
  }
  const shared = features.find((at) => targets.includes(at));
  if (shared !== undefined) {
    const message = `holds the target ${quote(names[shared]!)}`;
    throw wrong('data.features', message, 'Leave it out: a model must not see what it is to predict.');
  }
  const used = new Set(features);
  for (const name of Object.keys(recipe.prepare.encode)) {
    const path = `prepare.encode[${JSON.stringify(name)}]`;
    if (used.has(find(name, path))) continue;
    throw wrong(path, `has no use, since ${quote(name)} is no feature`, 'Leave it out.');
  }
  return { targets, features };
}

function wrong(path: string, message: string, hint: string): Problem {
  return new Problem('recipe', `${path}: ${message}`, hint, [{ path, message }]);
}
