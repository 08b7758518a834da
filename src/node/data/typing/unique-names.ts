import { quote } from '../../../core/problem.ts';

/** A name of its own for every column, as for text files: empty ones by their place, repeated ones with a number. */
export function uniqueNames(names: readonly string[]): { names: string[]; warnings: string[] } {
  const written = new Set(names);
  const taken = new Set<string>();
  const warnings: string[] = [];
  const unique = names.map((name, i) => {
    const wanted = name === '' ? `column_${i + 1}` : name;
    let found = wanted;
    for (let n = 2; taken.has(found) || (found !== name && written.has(found)); n++) found = `${wanted}_${n}`;
    taken.add(found);
    if (found !== name) {
      const what =
        name === '' ? 'has no name' : `has the name ${quote(name)}, which stands there more than once`;
      warnings.push(`Column ${i + 1} ${what}: it is called ${quote(found)}.`);
    }
    return found;
  });
  return { names: unique, warnings };
}
