import { optimizers } from '../../core/nn/optimizers.ts';

/** What finds the parameters otherwise than by one update after the other. */
export const otherMethods = { exhaustive: 'Exhaustive search', leastSquares: 'Least squares' } as const;

/** The names of all that a recipe's optimizer can be. */
export const methodLabels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(optimizers).map(([kind, { label }]) => [kind, label])),
  ...otherMethods,
};
