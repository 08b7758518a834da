/**
 * A loss over the errors e = prediction - target of a batch. What is reported is the mean of `value`;
 * what is descended has the gradient `slope · e` at each prediction, averaged over the batch.
 */
export interface Loss {
  readonly label: string;
  readonly about: string;
  readonly slope: number;
}

/** The losses that a recipe can name. Both report the mean square of the errors. */
export const losses = {
  halfMse: {
    label: '\u00bd mean square',
    about: 'reports the mean square and descends half of it, as the tutorial does',
    slope: 1,
  },
  mse: { label: 'Mean square', about: 'reports and descends the mean square', slope: 2 },
} as const satisfies Record<string, Loss>;

export type LossKind = keyof typeof losses;
