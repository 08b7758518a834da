import type { Kernels } from '../kernels/kernels.ts';
import { type ActivationRule, activations } from './activations.ts';
import { type Loss, type LossKind, losses } from './losses.ts';
import type { LayerValues, Network, Rows } from './network.ts';
import type { LayerShape, Shape } from './shape.ts';

/** A layer's places in the memory of its network, and what it computes with. */
export interface DenseLayer extends LayerValues {
  readonly shape: LayerShape;
  readonly rule: ActivationRule;
  readonly weights: Float64Array;
  readonly biases: Float64Array | undefined;
  readonly weightsGradient: Float64Array;
  readonly biasesGradient: Float64Array | undefined;
  /** rows x outputs: the gradient at its outputs; the same array as `dz` except for maxout. */
  readonly dOut: Float64Array;
}

export interface DenseNetwork extends Network {
  readonly layers: readonly DenseLayer[];
  /**
   * Forward, loss and the gradient at the last layer's z for so many rows, the first of which begin at x[xAt] and
   * y[yAt]. Returns `before` with the loss values added.
   */
  forward(
    x: Float64Array,
    xAt: number,
    width: number,
    y: Float64Array,
    yAt: number,
    rows: number,
    before: number,
  ): number;
  /** The same where the first layer's z is there already. */
  forwardFromZ(y: Float64Array, yAt: number, rows: number, before: number): number;
  /** From layer k's dz to the dz of the layer below it. */
  backward(k: number, rows: number): void;
  /**
   * The gradient of so many rows, from what every layer has for them.
   * @param accumulate adds it to the one that is there
   */
  gradientOf(x: Float64Array, xAt: number, width: number, rows: number, accumulate: boolean): void;
  /** The same for layer k alone, of one above the first. */
  gradientOfLayer(k: number, rows: number, accumulate: boolean): void;
}

/**
 * The memory of a network for pieces of so many rows.
 * @param apart keeps every z apart from its output, for looking in
 */
export function layOutDense(
  shape: Shape,
  rows: number,
  apart: boolean,
  allocate: (length: number) => Float64Array,
) {
  const parameters = allocate(shape.parameters);
  const gradient = allocate(shape.parameters);
  let scratch = 0;
  const layers = shape.layers.map((layer, k): DenseLayer => {
    const { inputs, units, outputs, weightsAt, biasesAt } = layer;
    if (k > 0) scratch = Math.max(scratch, inputs * units);
    const rule = activations[layer.activation];
    const z = allocate(rows * units);
    const dz = allocate(rows * units);
    const biases = (flat: Float64Array) =>
      shape.bias ? flat.subarray(biasesAt, biasesAt + units) : undefined;
    return {
      shape: layer,
      rule,
      weights: parameters.subarray(weightsAt, biasesAt),
      biases: biases(parameters),
      weightsGradient: gradient.subarray(weightsAt, biasesAt),
      biasesGradient: biases(gradient),
      z,
      out: rule.inPlace && !apart ? z : allocate(rows * outputs),
      dz,
      dOut: outputs === units ? dz : allocate(rows * outputs),
    };
  });
  return {
    parameters,
    gradient,
    layers,
    x: allocate(rows * (shape.inputs + (shape.bias ? 1 : 0))),
    y: allocate(rows * shape.outputs),
    scratch: allocate(scratch),
  };
}

/** @param apart keeps every z apart from its output, for looking in */
export function createDenseNetwork(
  shape: Shape,
  loss: LossKind,
  kernels: Kernels,
  rowsAtOnce: number,
  apart = false,
): DenseNetwork {
  const { rule, output, scale, divisor }: Loss = losses[loss];
  const memory = layOutDense(shape, rowsAtOnce, apart, kernels.allocate);
  const { parameters, gradient, layers, scratch } = memory;
  const last = layers.at(-1)!;
  const { outputs } = shape;
  let rows = 0;
  let factor = 0;
  let sum = 0;
  let first = true;

  const activate = ({ shape: { activation, units, pieces }, rule, z, out }: DenseLayer, count: number) => {
    if (activation === 'relu') kernels.reluForward(z, out, count);
    else rule.forward(z, out, count, units, pieces);
  };
  const deactivate = (layer: DenseLayer, count: number) => {
    const { activation, units, pieces } = layer.shape;
    if (activation === 'relu') kernels.reluBackward(layer.out, layer.dz, count);
    else layer.rule.backward(layer.z, layer.out, layer.dOut, layer.dz, count, units, pieces);
  };

  const linear = (k: number, x: Float64Array, xAt: number, stride: number, count: number) => {
    const { shape: here, weights, biases, z } = layers[k]!;
    kernels.denseForward(x, xAt, stride, count, here.inputs, weights, biases, here.units, z);
  };

  /** Sums the loss of the last layer's z, and sets its dz. */
  const toLoss = (y: Float64Array, yAt: number, count: number, before: number) => {
    const { z, out, dz, dOut } = last;
    if (output) return rule(z, y, yAt, dz, factor, count * outputs, outputs, before);
    activate(last, count * outputs);
    const total = rule(out, y, yAt, dOut, factor, count * outputs, outputs, before);
    deactivate(last, count * outputs);
    return total;
  };

  const forwardFromZ: DenseNetwork['forwardFromZ'] = (y, yAt, count, before) => {
    for (let k = 1; k < layers.length; k++) {
      const below = layers[k - 1]!;
      activate(below, count * below.shape.units);
      linear(k, below.out, 0, below.shape.outputs, count);
    }
    return toLoss(y, yAt, count, before);
  };

  const forward: DenseNetwork['forward'] = (x, xAt, width, y, yAt, count, before) => {
    linear(0, x, xAt, width, count);
    return forwardFromZ(y, yAt, count, before);
  };

  const backward: DenseNetwork['backward'] = (k, count) => {
    const { shape: here, weights, dz } = layers[k]!;
    const below = layers[k - 1]!;
    kernels.denseBackward(dz, count, here.inputs, weights, here.units, below.dOut, scratch);
    deactivate(below, count * below.shape.units);
  };

  const gradientOfOne = (
    { shape: { inputs, units }, dz, weightsGradient, biasesGradient }: DenseLayer,
    x: Float64Array,
    xAt: number,
    stride: number,
    count: number,
    accumulate: boolean,
  ) => {
    kernels.denseGradient(
      x,
      xAt,
      stride,
      count,
      inputs,
      dz,
      units,
      weightsGradient,
      biasesGradient,
      accumulate,
    );
  };

  const gradientOfLayer: DenseNetwork['gradientOfLayer'] = (k, count, accumulate) => {
    const below = layers[k - 1]!;
    gradientOfOne(layers[k]!, below.out, 0, below.shape.outputs, count, accumulate);
  };

  const gradientOf: DenseNetwork['gradientOf'] = (x, xAt, width, count, accumulate) => {
    gradientOfOne(layers[0]!, x, xAt, width, count, accumulate);
    for (let k = 1; k < layers.length; k++) gradientOfLayer(k, count, accumulate);
  };

  const addPiece = (part: Rows, order: Int32Array | undefined, from: number, to: number) => {
    const { width } = part;
    const count = to - from;
    let { x, y } = part;
    let xAt = from * width;
    let yAt = from * outputs;
    if (order) {
      kernels.gatherRows(x, width, order, from, to, memory.x);
      kernels.gatherRows(y, outputs, order, from, to, memory.y);
      x = memory.x;
      y = memory.y;
      xAt = 0;
      yAt = 0;
    }
    sum = forward(x, xAt, width, y, yAt, count, sum);
    for (let k = layers.length - 1; k > 0; k--) backward(k, count);
    gradientOf(x, xAt, width, count, !first);
    first = false;
  };

  return {
    shape,
    rowsAtOnce,
    parameters,
    gradient,
    layers,
    forward,
    forwardFromZ,
    backward,
    gradientOf,
    gradientOfLayer,
    begin(count) {
      rows = count;
      factor = scale(count, outputs);
      sum = 0;
      first = true;
    },
    add(part, order, from, to) {
      for (let at = from; at < to; at += rowsAtOnce) {
        addPiece(part, order, at, Math.min(at + rowsAtOnce, to));
      }
    },
    end: () => sum / divisor(rows, outputs),
    measure({ x, y, width }, from, to, before, out, at = 0) {
      let total = before;
      for (let row = from; row < to; row += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, to - row);
        total = forward(x, row * width, width, y, row * outputs, count, total);
        if (!out) continue;
        if (output) activate(last, count * outputs);
        out.set(last.out.subarray(0, count * outputs), at + (row - from) * outputs);
      }
      return total;
    },
    reported: (total, count) => total / divisor(count, outputs),
  };
}
