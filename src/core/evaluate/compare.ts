import type { Recipe } from '../format/recipe.ts';

/** A key of the recipe with its value in each of the compared recipes; undefined where it has none. */
export interface RecipeDifference {
  /** `optimizer.learningRate` */
  readonly path: string;
  readonly values: readonly unknown[];
}

/**
 * The keys of recipes side by side, in the order of the recipe: only those that differ, or all. Lists are
 * compared and shown whole. The title is no difference: it does not change a run.
 */
export function compareRecipes(recipes: readonly Recipe[], all = false): RecipeDifference[] {
  const leaves = recipes.map((recipe) => new Map(leavesOf(recipe, '')));
  const paths = new Set(leaves.flatMap((map) => [...map.keys()]));
  paths.delete('title');
  return [...paths]
    .map((path) => ({ path, values: leaves.map((map) => map.get(path)) }))
    .filter(({ values }) => all || values.some((value) => !same(value, values[0])));
}

function leavesOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
