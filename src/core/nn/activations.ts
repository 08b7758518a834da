import * as elementwise from './activations/elementwise.ts';
import { maxoutBackward, maxoutForward } from './activations/maxout.ts';
import { softmaxBackward, softmaxForward } from './activations/softmax.ts';

/** Sets `out` to f(z), for `count` numbers of rows of `units` each; a maxout unit takes `pieces` of them. */
export type Forward = (
  z: Float64Array,
  out: Float64Array,
  count: number,
  units: number,
  pieces: number,
) => void;

/**
 * Sets `dz` to the gradient at z from the gradient `dOut` at the output. Both may be one array, except
 * for maxout, whose outputs are fewer than its units.
 */
export type Backward = (
  z: Float64Array,
  out: Float64Array,
  dOut: Float64Array,
  dz: Float64Array,
  count: number,
  units: number,
  pieces: number,
) => void;

/** What a layer makes of its linear units. Derivatives at a bend are PyTorch's. */
export interface ActivationRule {
  readonly label: string;
  readonly about: string;
  /** Whether `backward` needs no z, so that `out` may be z itself. */
  readonly inPlace: boolean;
  readonly forward: Forward;
  readonly backward: Backward;
}

const identity = {
  label: 'Identity',
  about: 'z as it is: a linear layer',
  inPlace: true,
  forward: elementwise.identityForward,
  backward: elementwise.identityBackward,
} as const satisfies ActivationRule;

const sigmoid = {
  label: 'Sigmoid',
  about: '1/(1 + e\u207b\u1dbb), from 0 to 1',
  inPlace: true,
  forward: elementwise.sigmoidForward,
  backward: elementwise.sigmoidBackward,
} as const satisfies ActivationRule;

/** The activations that a hidden layer can have. */
export const hiddenActivations = {
  relu: {
    label: 'ReLU',
    about: 'max(0, z)',
    inPlace: true,
    forward: elementwise.reluForward,
    backward: elementwise.reluBackward,
  },
  leakyRelu: {
    label: 'Leaky ReLU',
    about: 'z above 0, 0.01\u00b7z below',
    inPlace: true,
    forward: elementwise.leakyReluForward,
    backward: elementwise.leakyReluBackward,
  },
  elu: {
    label: 'ELU',
    about: 'z above 0, e\u1dbb - 1 below',
    inPlace: false,
    forward: elementwise.eluForward,
    backward: elementwise.eluBackward,
  },
  gelu: {
    label: 'GELU',
    about: 'z times the share of the normal distribution below z',
    inPlace: false,
    forward: elementwise.geluForward,
    backward: elementwise.geluBackward,
  },
  silu: {
    label: 'SiLU',
    about: 'z\u00b7sigmoid(z)',
    inPlace: false,
    forward: elementwise.siluForward,
    backward: elementwise.siluBackward,
  },
  softplus: {
    label: 'Softplus',
    about: 'log(1 + e\u1dbb), a smooth ReLU',
    inPlace: false,
    forward: elementwise.softplusForward,
    backward: elementwise.softplusBackward,
  },
  tanh: {
    label: 'Tanh',
    about: 'the hyperbolic tangent, from -1 to 1',
    inPlace: true,
    forward: elementwise.tanhForward,
    backward: elementwise.tanhBackward,
  },
  sigmoid,
  maxout: {
    label: 'Maxout',
    about: 'the greatest of each run of so many linear units',
    inPlace: false,
    forward: maxoutForward,
    backward: maxoutBackward,
  },
  identity,
} as const satisfies Record<string, ActivationRule>;

/** The activations that the last layer can have. */
export const outputActivations = {
  identity,
  sigmoid,
  softmax: {
    label: 'Softmax',
    about: 'e\u1dbb of each unit over the sum of all: one probability a class',
    inPlace: true,
    forward: softmaxForward,
    backward: softmaxBackward,
  },
} as const satisfies Record<string, ActivationRule>;

export type HiddenActivationKind = keyof typeof hiddenActivations;
export type OutputActivationKind = keyof typeof outputActivations;
export type ActivationKind = HiddenActivationKind | OutputActivationKind;

/** All of them. */
export const activations: Readonly<Record<ActivationKind, ActivationRule>> = {
  ...hiddenActivations,
  ...outputActivations,
};
