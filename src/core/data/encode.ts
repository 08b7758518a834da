import { Problem, quote } from '../problem.ts';
import type { Category, Feature } from './features.ts';
import { listed } from './prepare/categories.ts';
import { scaled } from './scaling.ts';

/** How a recipe can turn categories into numbers. */
export const encodings = {
  oneHot: { label: 'One-hot', about: 'one input a category, 1 where the row has it' },
  label: { label: 'Label', about: 'one input, the place of the category in their sorted list' },
} as const satisfies Record<string, { label: string; about: string }>;

export type EncodingKind = keyof typeof encodings;

/** How many inputs these features are. */
export function inputCount(features: readonly Feature[]): number {
  return features.reduce((sum, feature) => sum + inputsOf(feature), 0);
}

/** A name for every input: "RM", or "RAD=4" for one category of several. */
export function inputNames(features: readonly Feature[]): string[] {
  return features.flatMap((feature) =>
    feature.kind === 'oneHot'
      ? feature.categories.map((category) => `${feature.name}=${category}`)
      : [feature.name],
  );
}

function inputsOf(feature: Feature): number {
  return feature.kind === 'oneHot' ? feature.categories.length : 1;
}

/**
 * Writes the inputs of one raw row, as training had them, to out[at] on.
 * @param cells one a feature, in the features' order and their own units; null and NaN are missing
 * @throws Problem naming a cell that is missing where nothing was learned to fill in, or that does not fit
 */
export function encodeRow(
  features: readonly Feature[],
  cells: ArrayLike<number | string | null>,
  out: Float64Array,
  at: number,
): void {
  let to = at;
  for (let i = 0; i < features.length; i++) {
    const feature = features[i]!;
    const cell = filled(feature, cells[i] ?? null);
    if (feature.kind === 'number') {
      out[to++] = scaled(feature, numberIn(feature, cell));
    } else if (feature.kind === 'label') {
      out[to++] = scaled(feature, knownPlace(feature.name, feature.categories, cell));
    } else {
      const place = placesIn(feature.categories).get(cell) ?? -1;
      for (let k = 0; k < feature.categories.length; k++) out[to++] = k === place ? 1 : 0;
    }
  }
}

function filled({ name, fill }: Feature, cell: Category | null): Category {
  const value = cell === null || Number.isNaN(cell) ? fill : cell;
  if (value !== undefined) return value;
  throw new Problem(
    'data',
    `${name} is missing`,
    'Write a value there; the model has learned none to fill in, since prepare.missing did not ask for it.',
  );
}

function numberIn({ name }: Feature, cell: Category): number {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  const what = typeof cell === 'number' ? 'a finite number' : 'a number';
  throw new Problem('data', `${quote(cell)} in ${name} is not ${what}`, 'Write a number there.');
}

function knownPlace(name: string, categories: readonly Category[], cell: Category): number {
  const place = placesIn(categories).get(cell);
  if (place !== undefined) return place;
  throw new Problem(
    'data',
    `${quote(cell)} in ${name} is not a category that the model knows; it knows ${listed(categories)}`,
    "Write one of those, or train a model with that column as 'oneHot', which takes any.",
  );
}

/** Where each category is in its list, made once a list. */
const known = new WeakMap<readonly Category[], ReadonlyMap<Category, number>>();

function placesIn(categories: readonly Category[]): ReadonlyMap<Category, number> {
  let places = known.get(categories);
  if (!places) {
    places = new Map(categories.map((category, place) => [category, place]));
    known.set(categories, places);
  }
  return places;
}
