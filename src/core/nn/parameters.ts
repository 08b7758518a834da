import { Problem, quote } from '../problem.ts';
import type { LayerShape, Shape } from './shape.ts';

const INDEX = '(0|[1-9]\\d*)';
const WEIGHT = new RegExp(`^w\\[${INDEX}\\]$`);
const LAYER_WEIGHT = new RegExp(`^layer\\[${INDEX}\\]\\.w\\[${INDEX}\\]\\[${INDEX}\\]$`);
const LAYER_BIAS = new RegExp(`^layer\\[${INDEX}\\]\\.b\\[${INDEX}\\]$`);

/**
 * The place of a named parameter in the flat list: `layer[k].w[i][j]` (input i to unit j) and `layer[k].b[j]`, or
 * `w[i]` and `b` in a model with no hidden layer and one output.
 * @param path of the recipe's key that holds the name, for the message
 * @throws Problem when the model has no such parameter
 */
export function parameterIndex(name: string, shape: Shape, path: string): number {
  const at = placeOf(name, shape);
  if (at !== undefined) return at;
  const message = `${quote(name)} is not a parameter of this model; allowed: ${allowedNames(shape)}`;
  throw new Problem('recipe', `${path}: ${message}`, 'Change that key of the recipe.', [{ path, message }]);
}

/** The usual name of the parameter at a place of the flat list. */
export function parameterName(index: number, shape: Shape): string {
  const k = shape.layers.findLastIndex(({ weightsAt }) => weightsAt <= index);
  const { units, weightsAt, biasesAt } = shape.layers[k]!;
  if (index >= biasesAt) return isPlain(shape) ? 'b' : `layer[${k}].b[${index - biasesAt}]`;
  const place = index - weightsAt;
  if (isPlain(shape)) return `w[${place}]`;
  return `layer[${k}].w[${Math.floor(place / units)}][${place % units}]`;
}

/** Whether the short names hold: one layer of one unit. */
function isPlain({ layers, outputs }: Shape): boolean {
  return layers.length === 1 && outputs === 1;
}

function placeOf(name: string, shape: Shape): number | undefined {
  const weight = LAYER_WEIGHT.exec(name)?.slice(1).map(Number);
  if (weight) return weightPlace(shape.layers[weight[0]!], weight[1]!, weight[2]!);
  const bias = LAYER_BIAS.exec(name)?.slice(1).map(Number);
  if (bias) return shape.bias ? biasPlace(shape.layers[bias[0]!], bias[1]!) : undefined;
  if (!isPlain(shape)) return undefined;
  if (name === 'b') return shape.bias ? shape.inputs : undefined;
  const input = WEIGHT.exec(name);
  return input ? weightPlace(shape.layers[0], Number(input[1]), 0) : undefined;
}

function weightPlace(layer: LayerShape | undefined, input: number, unit: number): number | undefined {
  if (!layer || input >= layer.inputs || unit >= layer.units) return undefined;
  return layer.weightsAt + input * layer.units + unit;
}

function biasPlace(layer: LayerShape | undefined, unit: number): number | undefined {
  return layer && unit < layer.units ? layer.biasesAt + unit : undefined;
}

function allowedNames(shape: Shape): string {
  if (isPlain(shape)) return `w[0] to w[${shape.inputs - 1}]${shape.bias ? ' and b' : ''}`;
  const shown = shape.layers.slice(0, 5).map(({ inputs, units }, k) => {
    const bias = shape.bias ? ` and layer[${k}].b[0] to b[${units - 1}]` : '';
    return `layer[${k}].w[0][0] to w[${inputs - 1}][${units - 1}]${bias}`;
  });
  const more = shape.layers.length > shown.length ? ` and so on to layer[${shape.layers.length - 1}]` : '';
  return `${shown.join(', ')}${more}`;
}
