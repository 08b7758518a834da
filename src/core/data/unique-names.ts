import { quote } from '../problem.ts';

export interface UniqueNames {
  readonly names: readonly string[];
  /** What was done about columns without a name and names that stand twice. */
  readonly warnings: readonly string[];
}

/**
 * A name of its own for every column: empty ones by their place, repeated ones with a number.
 * @param source what has these names, for messages: "Line 1", "The file"
 */
export function uniqueNames(given: readonly string[], source: string): UniqueNames {
  const names: string[] = [];
  const warnings: string[] = [];
  const taken = new Set<string>();
  const written = new Set(given);
  /** The number to try next: a hundred thousand columns may all have the same name. */
  const numbers = new Map<string, number>();
  for (const [j, cell] of given.entries()) {
    const wanted = cell === '' ? `column_${j + 1}` : cell;
    let name = wanted;
    let number = numbers.get(wanted) ?? 2;
    while (taken.has(name) || (name !== cell && written.has(name))) name = `${wanted}_${number++}`;
    numbers.set(wanted, number);
    taken.add(name);
    names.push(name);
    if (cell === '')
      warnings.push(`${source} leaves column ${j + 1} without a name; it is called ${quote(name)}.`);
    else if (name !== cell)
      warnings.push(
        `${source} names ${quote(cell)} more than once; column ${j + 1} is called ${quote(name)}.`,
      );
  }
  return { names, warnings: shortened(warnings) };
}

/** Of five thousand columns nobody reads five thousand sentences. */
const MOST = 20;

function shortened(warnings: readonly string[]): readonly string[] {
  const more = warnings.length - MOST;
  if (more <= 1) return warnings;
  return [
    ...warnings.slice(0, MOST),
    `${more} more columns have no name of their own in the file and were named alike.`,
  ];
}
