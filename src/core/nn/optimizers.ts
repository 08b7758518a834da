/** A number that an optimizer takes; the recipe's schema and the form are made from this. */
export interface OptionRule {
  readonly label: string;
  readonly default: number;
  readonly min: number;
  /** Whether `min` itself is refused. */
  readonly exclusiveMin?: boolean;
  readonly max?: number;
}

/** Takes one step: changes the parameters by their gradient, both flat and of equal length. */
export type Step = (parameters: Float64Array, gradient: Float64Array) => void;

export interface Optimizer {
  readonly label: string;
  readonly options: Readonly<Record<string, OptionRule>>;
  readonly create: (options: Readonly<Record<string, number>>) => Step;
}

/** The optimizers that a recipe can name, with PyTorch's formulas and defaults. */
export const optimizers = {
  sgd: {
    label: 'Gradient descent',
    options: {
      learningRate: { label: 'Learning rate', default: 0.001, min: 0, exclusiveMin: true },
    },
    create: ({ learningRate }) => {
      const rate = learningRate!;
      return (parameters, gradient) => {
        for (let i = 0; i < parameters.length; i++) parameters[i]! -= rate * gradient[i]!;
      };
    },
  },
} as const satisfies Record<string, Optimizer>;

export type OptimizerKind = keyof typeof optimizers;
