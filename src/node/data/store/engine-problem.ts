import { Problem } from '../../../core/problem.ts';

/** What an engine ran out of, as a Problem; anything else as it is. */
export function engineProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = shortages.find(({ says }) => says.test(error.message));
  return cause ? new Problem('data', cause.message, cause.hint) : error;
}

const shortages = [
  {
    says: /max_temp_directory_size|No space left|failed to offload data block/i,
    message: 'The data set needs more room for temporary files than there is on the disk',
    hint: "Free some space in the system's temporary folder, or close other data sets, and try again.",
  },
  {
    says: /^Out of Memory Error/,
    message: "The data set needs more memory than Descent takes, which is half of the machine's",
    hint: 'Close other data sets, or open a file with fewer rows or columns.',
  },
] as const;
