import type { Feature, Target } from '../data/features.ts';
import type { Activation } from '../nn/shape.ts';
import { flatParameters, type Model, shapeOf } from './model.ts';

/** A dense layer with its numbers, as other programs want it. */
export interface PortableLayer {
  readonly inputs: number;
  /** Linear units: the columns of the weights. */
  readonly units: number;
  /** `weights[input * units + unit]` */
  readonly weights: Float64Array;
  /** One a unit; absent in a model without biases. */
  readonly biases?: Float64Array;
  readonly activation: Activation;
  /** Linear units of one maxout unit; 1 for every other activation. */
  readonly pieces: number;
}

/** What another program needs to predict as a model does, and no more. */
export interface PortableModel {
  readonly title: string;
  /** The program that made the model: "Descent 0.1.0". */
  readonly program: string;
  /** How raw cells become the inputs of the first layer, in this order. */
  readonly features: readonly Feature[];
  readonly layers: readonly PortableLayer[];
  /** What the last layer's outputs mean. */
  readonly target: Target;
}

export function portable(model: Model): PortableModel {
  const { title, program, features, target } = model;
  const shape = shapeOf(model);
  const parameters = flatParameters(model.layers);
  const layers = shape.layers.map(({ inputs, units, activation, pieces, weightsAt, biasesAt }) => ({
    inputs,
    units,
    weights: parameters.subarray(weightsAt, biasesAt),
    ...(shape.bias && { biases: parameters.subarray(biasesAt, biasesAt + units) }),
    activation,
    pieces,
  }));
  return { title, program, features, layers, target };
}

/** The name of what is predicted, for one line of text. */
export function targetName(target: Target): string {
  return target.kind === 'classes' ? target.name : target.columns.map(({ name }) => name).join(', ');
}

/** Whether a feature's raw cells are texts. */
export function isText(feature: Feature): boolean {
  return feature.kind !== 'number' && feature.categories.some((category) => typeof category === 'string');
}
