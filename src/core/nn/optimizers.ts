import type { StepKernels } from '../kernels/step-kernels.ts';
import { integerPower } from '../math/integer-power.ts';

/** A number that an optimizer takes; the recipe's schema and the form are made from this. */
export interface OptionRule {
  readonly label: string;
  /** Absent where leaving the option out has a meaning of its own. */
  readonly default?: number;
  readonly min: number;
  /** Whether `min` itself is refused. */
  readonly exclusiveMin?: boolean;
  readonly max?: number;
  /** Whether `max` itself is refused. */
  readonly exclusiveMax?: boolean;
  /** Whether it has to be a whole number. */
  readonly whole?: boolean;
}

/** Makes update number `t`, counted from 1, with this learning rate. */
export type Update = (rate: number, t: number) => void;

export interface Optimizer {
  readonly label: string;
  readonly about: string;
  readonly options: Readonly<Record<string, OptionRule>>;
  /** The names of what it keeps for every parameter from one update to the next, all zero at first. */
  readonly moments: readonly string[];
  /** An update of some parameters by their gradient, all arrays of equal length on the kernels' memory. */
  readonly create: (
    steps: StepKernels,
    options: Readonly<Record<string, number>>,
    parameters: Float64Array,
    gradient: Float64Array,
    moments: readonly Float64Array[],
  ) => Update;
}

const rate = (value: number) =>
  ({ label: 'Learning rate', default: value, min: 0, exclusiveMin: true }) as const satisfies OptionRule;
const fraction = (label: string, value: number) =>
  ({ label, default: value, min: 0, max: 1, exclusiveMax: true }) as const satisfies OptionRule;
const eps = (value: number) =>
  ({ label: 'Epsilon', default: value, min: 0, exclusiveMin: true }) as const satisfies OptionRule;
const weightDecay = (value = 0) =>
  ({ label: 'Weight decay', default: value, min: 0 }) as const satisfies OptionRule;
const betas = {
  beta1: fraction('Beta 1 (of the mean)', 0.9),
  beta2: fraction('Beta 2 (of the mean square)', 0.999),
};

function momentumUpdate(nesterov: boolean): Optimizer['create'] {
  return (steps, { momentum, weightDecay }, parameters, gradient, [velocity]) =>
    (rate) =>
      steps.momentum(parameters, gradient, velocity!, rate, momentum!, weightDecay!, nesterov);
}

function adamUpdate(decoupled: boolean): Optimizer['create'] {
  return (steps, { beta1, beta2, eps, weightDecay }, parameters, gradient, [mean, meanSquare]) =>
    (rate, t) =>
      steps.adam(
        parameters,
        gradient,
        mean!,
        meanSquare!,
        rate,
        beta1!,
        beta2!,
        eps!,
        weightDecay!,
        integerPower(beta1!, t),
        integerPower(beta2!, t),
        decoupled,
      );
}

/** The optimizers that a recipe can name, with PyTorch's formulas and defaults. */
export const optimizers = {
  sgd: {
    label: 'Gradient descent',
    about: 'goes against the gradient, as far as the learning rate says',
    options: { learningRate: rate(0.001), weightDecay: weightDecay() },
    moments: [],
    create:
      (steps, { weightDecay }, parameters, gradient) =>
      (rate) =>
        steps.sgd(parameters, gradient, rate, weightDecay!),
  },
  momentum: {
    label: 'Momentum',
    about: 'goes on in the direction of earlier updates, which fade by the momentum',
    options: { learningRate: rate(0.001), momentum: fraction('Momentum', 0.9), weightDecay: weightDecay() },
    moments: ['velocity'],
    create: momentumUpdate(false),
  },
  nesterov: {
    label: 'Nesterov momentum',
    about: 'momentum that looks one step ahead',
    options: {
      learningRate: rate(0.001),
      momentum: { ...fraction('Momentum', 0.9), exclusiveMin: true },
      weightDecay: weightDecay(),
    },
    moments: ['velocity'],
    create: momentumUpdate(true),
  },
  adagrad: {
    label: 'AdaGrad',
    about: 'divides each gradient by the root of the sum of its squares so far',
    options: { learningRate: rate(0.01), eps: eps(1e-10), weightDecay: weightDecay() },
    moments: ['squares'],
    create:
      (steps, { eps, weightDecay }, parameters, gradient, [squares]) =>
      (rate) =>
        steps.adagrad(parameters, gradient, squares!, rate, eps!, weightDecay!),
  },
  rmsprop: {
    label: 'RMSprop',
    about: 'divides each gradient by the root of the moving mean of its squares',
    options: {
      learningRate: rate(0.01),
      alpha: fraction('Alpha (of the mean square)', 0.99),
      eps: eps(1e-8),
      weightDecay: weightDecay(),
    },
    moments: ['meanSquare'],
    create:
      (steps, { alpha, eps, weightDecay }, parameters, gradient, [meanSquare]) =>
      (rate) =>
        steps.rmsprop(parameters, gradient, meanSquare!, rate, alpha!, eps!, weightDecay!),
  },
  adadelta: {
    label: 'Adadelta',
    about: 'RMSprop whose rate follows from the size of its own earlier updates',
    options: {
      learningRate: rate(1),
      rho: { label: 'Rho (of the mean squares)', default: 0.9, min: 0, max: 1 },
      eps: eps(1e-6),
      weightDecay: weightDecay(),
    },
    moments: ['meanSquare', 'meanSquareStep'],
    create:
      (steps, { rho, eps, weightDecay }, parameters, gradient, [meanSquare, meanSquareStep]) =>
      (rate) =>
        steps.adadelta(parameters, gradient, meanSquare!, meanSquareStep!, rate, rho!, eps!, weightDecay!),
  },
  adam: {
    label: 'Adam',
    about: 'momentum and RMSprop together, corrected for having started at zero',
    options: { learningRate: rate(0.001), ...betas, eps: eps(1e-8), weightDecay: weightDecay() },
    moments: ['mean', 'meanSquare'],
    create: adamUpdate(false),
  },
  adamw: {
    label: 'AdamW',
    about: 'Adam whose weight decay shrinks the parameters themselves, apart from the gradient',
    options: { learningRate: rate(0.001), ...betas, eps: eps(1e-8), weightDecay: weightDecay(0.01) },
    moments: ['mean', 'meanSquare'],
    create: adamUpdate(true),
  },
} as const satisfies Record<string, Optimizer>;

export type OptimizerKind = keyof typeof optimizers;
