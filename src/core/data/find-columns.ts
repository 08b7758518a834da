import { type Recipe, targetsOf } from '../format/recipe.ts';
import { Problem, quote } from '../problem.ts';
import type { Column } from './table.ts';

/** Places of columns in a table. */
export interface FoundColumns {
  readonly targets: readonly number[];
  readonly features: readonly number[];
  /** Of the column that says the part of each row, where the recipe has one. */
  readonly part: number | undefined;
}

/**
 * The places of a recipe's columns in a table.
 * @throws Problem naming the column that is not there, cannot be used, or is to be encoded and is no feature
 */
export function findColumns(
  columns: readonly Column[],
  recipe: Pick<Recipe, 'data' | 'prepare' | 'split'>,
): FoundColumns {
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
  const { split } = recipe;
  const part = split.order === 'column' ? find(split.column, 'split.column') : undefined;
  const features = recipe.data.features
    ? recipe.data.features.map((name) => find(name, 'data.features'))
    : names.map((_, i) => i).filter((i) => !targets.includes(i) && i !== part);
  if (features.length === 0) {
    const message = 'no column is left beside the target';
    throw wrong('data.features', message, 'Open a data set with at least two columns.');
  }
  const shared = features.find((at) => targets.includes(at));
  if (shared !== undefined) {
    const message = `holds the target ${quote(names[shared]!)}`;
    throw wrong('data.features', message, 'Leave it out: a model must not see what it is to predict.');
  }
  if (part !== undefined && targets.includes(part)) {
    const message = `is ${quote(names[part]!)}, which is the target`;
    throw wrong('split.column', message, 'Choose another target, or another split.order.');
  }
  refuseUnusable(columns, { targets, features, part }, recipe);
  const used = new Set(features);
  for (const name of Object.keys(recipe.prepare.encode)) {
    const path = `prepare.encode[${JSON.stringify(name)}]`;
    if (used.has(find(name, path))) continue;
    throw wrong(path, `has no use, since ${quote(name)} is no feature`, 'Leave it out.');
  }
  return { targets, features, part };
}

/** @throws Problem when a column that is to be used has cells that can be neither reckoned with nor told apart */
function refuseUnusable(
  columns: readonly Column[],
  { targets, features, part }: FoundColumns,
  { data }: Pick<Recipe, 'data'>,
): void {
  const uses = [
    ...targets.map((at) => ({ at, path: 'data.target', way: 'Choose another target.' })),
    ...features.map((at) => ({ at, path: 'data.features', way: undefined })),
    ...(part === undefined ? [] : [{ at: part, path: 'split.column', way: 'Choose another split.order.' }]),
  ];
  for (const { at, path, way } of uses) {
    const { refused } = columns[at]!;
    if (!refused) continue;
    const leave = data.features
      ? refused.hint
      : `${refused.hint} While data.features is left out, every column but the target is a feature: name there those to use.`;
    throw new Problem('data', refused.message, way ?? leave, [{ path, message: refused.message }]);
  }
}

function wrong(path: string, message: string, hint: string): Problem {
  return new Problem('recipe', `${path}: ${message}`, hint, [{ path, message }]);
}
