import { type Model, shapeOf } from '../format/model.ts';
import type { Recipe } from '../format/recipe.ts';
import { parameterName } from '../nn/parameters.ts';
import type { Shape } from '../nn/shape.ts';
import { isPlain, modelLayerNames, parameterLabel } from './parameter-names.ts';

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
  // What only later recipes have comes with the others of its part.
  const parts = [...new Set(recipes.flatMap((recipe) => Object.keys(recipe)))];
  const partOf = (path: string) => parts.indexOf(path.split('.')[0]!);
  return [...paths]
    .sort((a, b) => partOf(a) - partOf(b))
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

/** A parameter that models have in common, or that some of them have. */
export interface ParameterMatch {
  /** As a recipe of the first model that has it names it. */
  readonly key: string;
  readonly name: string;
  /** Its place in each model's flat list; -1 where a model has none. */
  readonly places: readonly number[];
}

/**
 * Parameters side by side. Models of one layer and one output are matched by what they weigh, the bias last;
 * networks parameter by parameter, which says something only where all have the same layers, inputs and outputs.
 * @returns the parameters, or a sentence on why there is nothing to match
 */
export function matchParameters(
  models: readonly Model[],
): { readonly matches: ParameterMatch[] } | { readonly apart: string } {
  const shapes = models.map(shapeOf);
  if (shapes.every(isPlain)) return { matches: matchByName(models, shapes) };
  const texts = shapes.map(shapeText);
  if (texts.some((text) => text !== texts[0])) {
    const different = [...new Set(texts)].join(' and ');
    return {
      apart: `The networks have different layers (${different}), so their weights cannot stand side by side.`,
    };
  }
  const [names, ...others] = models.map(modelLayerNames);
  if (others.some((other) => !same(other, names))) {
    return {
      apart: 'The networks have different inputs or outputs, so their weights cannot stand side by side.',
    };
  }
  const shape = shapes[0]!;
  return {
    matches: Array.from({ length: shape.parameters }, (_, at) => ({
      key: parameterName(at, shape),
      name: parameterLabel(shape, names!, at),
      places: models.map(() => at),
    })),
  };
}

/** Inputs, hidden layers and outputs: "13 \u2192 64 relu \u2192 1". */
export function shapeText({ inputs, layers, bias }: Shape): string {
  const units = layers.map(({ units, activation }) =>
    activation === 'identity' ? `${units}` : `${units} ${activation}`,
  );
  return `${[inputs, ...units].join(' \u2192 ')}${bias ? '' : ', no biases'}`;
}

function matchByName(models: readonly Model[], shapes: readonly Shape[]): ParameterMatch[] {
  const tables = models.map((model, i) => {
    const { inputs, parameters } = shapes[i]!;
    const names = modelLayerNames(model)[0]!.inputs;
    return {
      names,
      places: new Map(names.map((name, at) => [name, at])),
      bias: parameters > inputs ? inputs : -1,
    };
  });
  const names = new Set(tables.flatMap((table) => table.names));
  // By the first model that has it.
  const keyOf = (places: readonly number[]) => `w[${places.find((at) => at >= 0)}]`;
  const weights = [...names].map((name): ParameterMatch => {
    const places = tables.map((table) => table.places.get(name) ?? -1);
    return { key: keyOf(places), name, places };
  });
  // Apart from the names: a feature may be called "bias", too.
  const bias = { key: 'b', name: 'bias', places: tables.map((table) => table.bias) };
  return bias.places.some((at) => at >= 0) ? [...weights, bias] : weights;
}
