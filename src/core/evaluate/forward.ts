import { denseForward } from '../kernels/plain/dense.ts';
import { linearForward } from '../kernels/plain/linear.ts';
import { activations } from '../nn/activations.ts';
import { isLinear, type LayerShape, type Shape } from '../nn/shape.ts';

/** Takes one row of inputs, with the 1 of the biases after them, to the outputs of the last activation. */
export type Forward = (x: Float64Array, out: Float64Array) => void;

/**
 * A network for one row at a time, with the same bits as it has in training: plain kernels alone, so that it
 * runs in the window too. Everything is allocated here.
 * @param squared whether its loss is one of squared errors: then a linear model of one output is trained by kernels of
 *   its own, which sum the products of a row in another order
 */
export function createForward(shape: Shape, parameters: Float64Array, squared: boolean): Forward {
  if (squared && isLinear(shape) && shape.outputs === 1) {
    const width = shape.inputs + (shape.bias ? 1 : 0);
    return (x, out) => linearForward(x, width, 0, 1, parameters, out);
  }
  const layers = shape.layers.map((layer) => createLayer(layer, shape.bias, parameters));
  return (x, out) => {
    let values = x;
    for (const layer of layers) values = layer(values);
    for (let j = 0; j < shape.outputs; j++) out[j] = values[j]!;
  };
}

function createLayer(layer: LayerShape, bias: boolean, parameters: Float64Array) {
  const { inputs, units, outputs, activation, pieces, weightsAt, biasesAt } = layer;
  const weights = parameters.subarray(weightsAt, weightsAt + inputs * units);
  const biases = bias ? parameters.subarray(biasesAt, biasesAt + units) : undefined;
  const z = new Float64Array(units);
  const a = new Float64Array(outputs);
  const { forward } = activations[activation];
  return (x: Float64Array): Float64Array => {
    denseForward(x, 0, inputs, 1, inputs, weights, biases, units, z);
    forward(z, a, units, units, pieces);
    return a;
  };
}
