import { Problem, quote } from '../problem.ts';

/** The shape of a linear model: one layer of `inputs` x 1 unit, flat as its weights and then its bias. */
export interface Shape {
  readonly inputs: number;
  readonly bias: boolean;
}

export function parameterCount({ inputs, bias }: Shape): number {
  return inputs + (bias ? 1 : 0);
}

/**
 * The place of a named parameter in the flat list: `w[i]`, `b`, or by layer `layer[0].w[i][0]`,
 * `layer[0].b[0]`.
 * @param path of the recipe's key that holds the name, for the message
 * @throws Problem when the model has no such parameter
 */
export function parameterIndex(name: string, shape: Shape, path: string): number {
  const weight = /^(?:w\[(0|[1-9]\d*)\]|layer\[0\]\.w\[(0|[1-9]\d*)\]\[0\])$/.exec(name);
  if (weight) {
    const i = Number(weight[1] ?? weight[2]);
    if (i < shape.inputs) return i;
  }
  if (shape.bias && (name === 'b' || name === 'layer[0].b[0]')) return shape.inputs;
  const message = `${quote(name)} is not a parameter of this model; allowed: w[0] to w[${shape.inputs - 1}]${shape.bias ? ' and b' : ''}`;
  throw new Problem('recipe', `${path}: ${message}`, 'Change that key of the recipe.', [{ path, message }]);
}
