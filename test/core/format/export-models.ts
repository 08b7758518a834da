import type { Category, Feature, NumberFeature, Target } from '../../../src/core/data/features.ts';
import { layersOf, type Model, shapeOf } from '../../../src/core/format/model.ts';
import type { Recipe } from '../../../src/core/format/recipe.ts';
import { activations } from '../../../src/core/nn/activations.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';

/** A cell of a raw row; null is missing. */
export type Cell = Category | null;

/** A column of numbers as a model keeps it; only its scale and fill matter here. */
export function numberFeature(name: string, more: Partial<NumberFeature> = {}): NumberFeature {
  return { kind: 'number', name, min: -9, max: 9, mean: 0.5, std: 2, shift: 0.5, divisor: 3, ...more };
}

export const oneHot = (name: string, categories: Category[], fill?: Category): Feature => ({
  kind: 'oneHot',
  name,
  categories,
  ...(fill !== undefined && { fill }),
});

export const label = (name: string, categories: Category[], fill?: Category): Feature => ({
  ...numberFeature(name),
  kind: 'label',
  categories,
  ...(fill !== undefined && { fill }),
});

export const numbersTarget = (...names: string[]): Target => ({
  kind: 'numbers',
  columns: names.map((name, i) => numberFeature(name, { shift: 20 + i, divisor: 7.5, unit: 'dollars' })),
});

interface Parts {
  readonly features: readonly Feature[];
  readonly target: Target;
  readonly hidden?: Recipe['model']['hidden'];
  readonly output?: Recipe['model']['output'];
  readonly bias?: boolean;
}

/** A model with random weights; it has only what exports look at. */
export function exampleModel({
  features,
  target,
  hidden = [],
  output = 'identity',
  bias = true,
}: Parts): Model {
  const recipe = { model: { hidden, output, bias, init: { kind: 'randn', seed: 3 } } } as unknown as Recipe;
  const bare = { program: 'Descent test', title: 'An example', recipe, features, target };
  const shape = shapeOf(bare);
  const random = new RandomState(7);
  const parameters = Float64Array.from({ length: shape.parameters }, () => random.normal() * 0.7);
  return { ...bare, layers: layersOf(parameters, shape) } as unknown as Model;
}

/** Rows of cells that fit the features: numbers, every category in turn, and missing cells where a fill is known. */
export function exampleRows(features: readonly Feature[], rows: number): Cell[][] {
  const random = new RandomState(11);
  return Array.from({ length: rows }, (_, i) =>
    features.map((feature, j) => {
      if (feature.fill !== undefined && (i + j) % 4 === 0) return null;
      return feature.kind === 'number'
        ? random.normal() * 3
        : feature.categories[(i + j) % feature.categories.length]!;
    }),
  );
}

/** What a model's outputs are for a row, in the target's unit or as probabilities: the plain definition. */
export function outputsOfRow({ features, target, layers, recipe }: Model, row: readonly Cell[]): number[] {
  let values = features.flatMap((feature, j) => {
    const cell = row[j] ?? feature.fill ?? Number.NaN;
    if (feature.kind === 'oneHot') return feature.categories.map((category) => (category === cell ? 1 : 0));
    const number = feature.kind === 'label' ? feature.categories.indexOf(cell) : Number(cell);
    return [feature.divisor === 0 ? 0 : (number - feature.shift) / feature.divisor];
  });
  for (const [k, { weights, biases }] of layers.entries()) {
    const { activation, pieces = 1 } = recipe.model.hidden[k] ?? { activation: recipe.model.output };
    const units = weights[0]!.length;
    const z = Float64Array.from({ length: units }, (_, j) =>
      weights.reduce((sum, row, i) => sum + values[i]! * row[j]!, biases[j] ?? 0),
    );
    const out = new Float64Array(units / pieces);
    activations[activation].forward(z, out, units, units, pieces);
    values = [...out];
  }
  if (target.kind === 'numbers') {
    return values.map((value, i) => value * target.columns[i]!.divisor + target.columns[i]!.shift);
  }
  return values.length === 1 ? [1 - values[0]!, values[0]!] : values;
}
