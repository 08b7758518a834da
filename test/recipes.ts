import { decodeRecipe, type Recipe } from '../src/core/format/recipe.ts';

export type Json = { readonly [key: string]: unknown };

/** The tutorial's recipe as a file holds it: 1000 full-batch iterations on housing.data at 0.01. */
export const tutorialJson = {
  format: 'descent-recipe',
  version: 1,
  title: 'Boston housing, full batch',
  data: { file: 'housing.data', target: 'MEDV' },
  split: { order: 'file', train: 0.8, validation: 0, test: 0.2 },
  prepare: { scale: 'meanRange', scaleTarget: 'meanRange', encode: {}, missing: 'error' },
  model: { hidden: [], output: 'identity', bias: true, init: { kind: 'randn', seed: 0 } },
  loss: { kind: 'halfMse' },
  penalty: { l1: 0, l2: 0 },
  optimizer: { kind: 'sgd', learningRate: 0.01, weightDecay: 0 },
  run: { epochs: 1000, batch: 'all', shuffle: false, seed: 0 },
} as const;

/** The tutorial's recipe with some keys replaced, each given as its whole top-level object merged in. */
export function recipeWith(changes: Json = {}): Recipe {
  return decodeRecipe(jsonWith(changes));
}

/** The same as JSON; a top-level key set to null is left out. */
export function jsonWith(changes: Json): Json {
  const json: Record<string, unknown> = { ...tutorialJson };
  for (const [key, value] of Object.entries(changes)) {
    const before = json[key];
    if (value === null) delete json[key];
    else if (isObject(value) && isObject(before) && !isOtherKind(value, before))
      json[key] = { ...before, ...value };
    else json[key] = value;
  }
  return json;
}

/** The options of one kind are none of another. */
function isOtherKind(value: Json, before: Json): boolean {
  return value.kind !== undefined && value.kind !== before.kind;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
