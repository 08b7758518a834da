import type { Recipe } from '../format/recipe.ts';

/**
 * A dense layer: `units` linear units over its inputs, then an activation. Its parameters lie together in the
 * flat list as an (inputs + 1) x units matrix: the weights row-major with the inputs first, then the biases.
 */
export interface LayerShape {
  readonly inputs: number;
  /** Linear units: the columns of the weights. */
  readonly units: number;
  /** What it hands on: as many as its units, or for maxout one for each run of `pieces` units. */
  readonly outputs: number;
  readonly activation: Activation;
  /** Linear units of one maxout unit; 1 for every other activation. */
  readonly pieces: number;
  /** Place of its first weight in the flat list. */
  readonly weightsAt: number;
  /** Place of its first bias; where its biases would be in a model without them. */
  readonly biasesAt: number;
}

export type Activation = Recipe['model']['hidden'][number]['activation'] | Recipe['model']['output'];

export interface Shape {
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
  readonly layers: readonly LayerShape[];
  /** How many there are in all. */
  readonly parameters: number;
}

/** The layers of a recipe's model between so many inputs and outputs. */
export function networkShape(model: Recipe['model'], inputs: number, outputs: number): Shape {
  const layers: LayerShape[] = [];
  let at = 0;
  let before = inputs;
  const add = (units: number, activation: Activation, pieces = 1) => {
    const biasesAt = at + before * units;
    layers.push({
      inputs: before,
      units,
      outputs: units / pieces,
      activation,
      pieces,
      weightsAt: at,
      biasesAt,
    });
    at = biasesAt + (model.bias ? units : 0);
    before = units / pieces;
  };
  for (const { units, activation, pieces } of model.hidden) add(units, activation, pieces);
  add(outputs, model.output);
  return { inputs, outputs, bias: model.bias, layers, parameters: at };
}

/** Whether it is one layer without a bend: its loss surface and least squares are known in closed form. */
export function isLinear(shape: Shape): boolean {
  return shape.layers.length === 1 && shape.layers[0]!.activation === 'identity';
}
