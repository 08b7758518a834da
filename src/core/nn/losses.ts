import type { OutputActivationKind } from './activations.ts';
import * as rules from './loss-rules.ts';

/**
 * Takes `count` predictions, rows of `units` each, and as many targets from `targetsAt` on. Returns the sum `before`
 * with each value added in turn, so that rows may come in pieces, and sets `slope` to the derivative of the sum at each
 * prediction, times `scale`. For a NaN both are NaN: a run that broke is seen to have.
 */
export type LossRule = (
  predictions: Float64Array,
  targets: Float64Array,
  targetsAt: number,
  slope: Float64Array,
  scale: number,
  count: number,
  units: number,
  before: number,
) => number;

/**
 * What is to be made small. `rule` sums over rows and outputs; `divisor` says what the sum is divided by to be
 * reported, and `scale` what it is multiplied by to be descended.
 */
export interface Loss {
  readonly label: string;
  readonly about: string;
  /** The one output activation that it goes with; the rule then takes z, before that activation. */
  readonly output?: OutputActivationKind;
  readonly rule: LossRule;
  readonly divisor: (rows: number, outputs: number) => number;
  readonly scale: (rows: number, outputs: number) => number;
}

const elements = (rows: number, outputs: number) => rows * outputs;
const perElement = (rows: number, outputs: number) => 1 / (rows * outputs);
const rowsOnly = (rows: number) => rows;
const perRow = (rows: number) => 1 / rows;

/** The losses that a recipe can name. */
export const losses = {
  halfMse: {
    label: '\u00bd mean square',
    about: 'reports the mean square and descends half of it, as the tutorial does',
    rule: rules.squaredError,
    divisor: elements,
    scale: (rows, outputs) => 0.5 / (rows * outputs),
  },
  mse: {
    label: 'Mean square',
    about: 'reports and descends the mean square',
    rule: rules.squaredError,
    divisor: elements,
    scale: perElement,
  },
  sumSquared: {
    label: 'Sum of squares',
    about:
      'reports the sum over the outputs, averaged over the rows, and descends the plain sum over all rows',
    rule: rules.squaredError,
    divisor: rowsOnly,
    scale: () => 1,
  },
  mae: {
    label: 'Mean absolute error',
    about: 'the mean of |error|, which a few wild targets trouble less',
    rule: rules.absoluteError,
    divisor: elements,
    scale: perElement,
  },
  huber: {
    label: 'Huber',
    about: 'half the square of errors up to 1, |error| - \u00bd beyond',
    rule: rules.huberError,
    divisor: elements,
    scale: perElement,
  },
  binaryCrossEntropy: {
    label: 'Cross entropy of two classes',
    about: '-log of the probability given to what is true; for a sigmoid output',
    output: 'sigmoid',
    rule: rules.binaryCrossEntropyOfLogits,
    divisor: elements,
    scale: perElement,
  },
  crossEntropy: {
    label: 'Cross entropy',
    about: '-log of the probability given to the true class; for a softmax output',
    output: 'softmax',
    rule: rules.crossEntropyOfLogits,
    divisor: rowsOnly,
    scale: perRow,
  },
} as const satisfies Record<string, Loss>;

export type LossKind = keyof typeof losses;
