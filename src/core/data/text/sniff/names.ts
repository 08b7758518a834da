import { quote } from '../../../problem.ts';

export interface Names {
  readonly names: readonly string[];
  /** What was done about cells without a name and names that stand twice. */
  readonly warnings: readonly string[];
}

/** A name of its own for every column, by the cells of a header. */
export function uniqueNames(cells: readonly string[], line: number): Names {
  const names: string[] = [];
  const warnings: string[] = [];
  const taken = new Set<string>();
  const written = new Set(cells);
  for (const [j, cell] of cells.entries()) {
    const wanted = cell === '' ? `column_${j + 1}` : cell;
    let name = wanted;
    for (let n = 2; taken.has(name) || (name !== cell && written.has(name)); n++) name = `${wanted}_${n}`;
    taken.add(name);
    names.push(name);
    if (cell === '')
      warnings.push(`Line ${line} leaves column ${j + 1} without a name; it is called ${quote(name)}.`);
    else if (name !== cell)
      warnings.push(
        `Line ${line} names ${quote(cell)} more than once; column ${j + 1} is called ${quote(name)}.`,
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
