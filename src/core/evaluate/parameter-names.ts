import { inputNames } from '../data/encode.ts';
import { type Model, shapeOf } from '../format/model.ts';
import type { LayerShape, Shape } from '../nn/shape.ts';
import { targetNames } from './predict.ts';

/** Where a parameter of the flat list stands. */
export interface ParameterPlace {
  readonly layer: number;
  /** Undefined of a bias. */
  readonly input: number | undefined;
  readonly unit: number;
}

export function parameterPlace({ layers, bias }: Shape, at: number): ParameterPlace {
  let layer = 0;
  while (at >= endOf(layers[layer]!, bias)) layer++;
  const { units, weightsAt, biasesAt } = layers[layer]!;
  if (at >= biasesAt) return { layer, input: undefined, unit: at - biasesAt };
  const input = Math.floor((at - weightsAt) / units);
  return { layer, input, unit: at - weightsAt - input * units };
}

const endOf = ({ units, biasesAt }: LayerShape, bias: boolean) => biasesAt + (bias ? units : 0);

/** Whether each input has but one weight, so that the two share a name. */
export function isPlain({ layers, outputs }: Shape): boolean {
  return layers.length === 1 && outputs === 1;
}

/** What goes into a layer and what its linear units are called. */
export interface LayerNames {
  readonly inputs: readonly string[];
  readonly units: readonly string[];
}

/** The names of what each layer of a network joins: features at its one end, targets or classes at the other. */
export function layerNames(
  { layers }: Shape,
  inputs: readonly string[],
  outputs: readonly string[],
): LayerNames[] {
  const last = layers.length - 1;
  let before = inputs;
  return layers.map(({ units, outputs: count, pieces }, k) => {
    const names = { inputs: before, units: k === last ? outputs : unitNames(units, pieces) };
    before = unitNames(count, 1);
    return names;
  });
}

function unitNames(units: number, pieces: number): string[] {
  return Array.from({ length: units }, (_, j) =>
    pieces === 1 ? `unit ${j}` : `unit ${Math.floor(j / pieces)} piece ${j % pieces}`,
  );
}

/** The names at both ends of a model's layers. */
export function modelLayerNames(model: Pick<Model, 'recipe' | 'features' | 'target'>): LayerNames[] {
  const shape = shapeOf(model);
  return layerNames(shape, inputNames(model.features), outputNames(model.target, shape.outputs));
}

/** What the outputs of a network stand for: targets, classes, or the second of two classes. */
function outputNames(target: Model['target'], outputs: number): string[] {
  if (target.kind === 'numbers') return targetNames(target);
  return target.classes.slice(-outputs).map((name) => `${target.name}=${name}`);
}

/**
 * What a parameter does: "RM" is the weight of that input and "bias" the bias of a model of one layer and one
 * output; elsewhere "RM \u2192 unit 3", "bias of unit 3".
 */
export function parameterLabel(shape: Shape, names: readonly LayerNames[], at: number): string {
  const { layer, input, unit } = parameterPlace(shape, at);
  const { inputs, units } = names[layer]!;
  if (isPlain(shape)) return input === undefined ? 'bias' : inputs[input]!;
  return input === undefined ? `bias of ${units[unit]}` : `${inputs[input]} \u2192 ${units[unit]}`;
}
