import type { ReadChoices } from '../core/data/receipt.ts';

/** Whether two say the same of how a file is read; what is left out, or says nothing, counts for nothing. */
export function sameChoices(a: ReadChoices | undefined, b: ReadChoices | undefined): boolean {
  return JSON.stringify(spoken(a)) === JSON.stringify(spoken(b));
}

/** Whether nothing is said, so that all is found out from the file. */
export function noChoices(choices: ReadChoices | undefined): boolean {
  return spoken(choices) === undefined;
}

/** What tells a data set from the same file read otherwise: in lists of what is kept for each. */
export function readingKey(sha256: string, choices: ReadChoices | undefined): string {
  const said = spoken(choices);
  return said === undefined ? sha256 : `${sha256} ${JSON.stringify(said)}`;
}

/** Without what says nothing, keys in one order; undefined when nothing is left. */
function spoken(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, spoken(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // Pairs, since an object would put names that are numbers first, and has a name of its own for __proto__.
  return entries.length === 0 ? undefined : entries;
}
