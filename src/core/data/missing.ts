/** What a recipe can do about missing cells. */
export const missingRules = {
  error: { label: 'Refuse', about: 'a missing cell is an error' },
  dropRows: { label: 'Leave rows out', about: 'rows with a missing cell are left out before the split' },
  mean: {
    label: 'Mean',
    about: 'a missing number becomes the mean of the training rows, a missing category the most frequent one',
  },
  median: {
    label: 'Median',
    about:
      'a missing number becomes the median of the training rows, a missing category the most frequent one',
  },
  mode: {
    label: 'Most frequent',
    about: 'a missing cell becomes the most frequent value of the training rows, the least of several',
  },
} as const satisfies Record<string, { label: string; about: string }>;

export type MissingKind = keyof typeof missingRules;
