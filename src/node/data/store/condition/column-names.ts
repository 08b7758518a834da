import { quote } from '../../../../core/problem.ts';
import type { CellColumn } from '../cells.ts';
import { Refusal } from './check-tree.ts';

/** As many as a message names. */
const NAMED = 20;

/** Finds the column that a name means: the very name first, else the only one that is the same in any case. */
export function columnFinder(
  columns: readonly CellColumn[],
): (name: readonly string[], position: number | undefined) => string {
  const exact = new Map<string, string[]>();
  const folded = new Map<string, CellColumn[]>();
  for (const column of columns) {
    exact.set(column.name, [...(exact.get(column.name) ?? []), column.id]);
    const key = column.name.toLowerCase();
    folded.set(key, [...(folded.get(key) ?? []), column]);
  }

  return (parts, position) => {
    // What looks like table.column is a column only when one is really called so.
    const name = parts.join('.');
    const same = exact.get(name) ?? [];
    if (same.length === 1) return same[0]!;
    if (same.length > 1) {
      const hint = 'Give the columns different names in the file.';
      throw new Refusal(`${quote(name)} is the name of ${same.length} columns`, position, hint);
    }
    const alike = folded.get(name.toLowerCase()) ?? [];
    if (alike.length === 1) return alike[0]!.id;
    if (alike.length > 1) {
      const those = alike.map((column) => quote(column.name)).join(' and ');
      throw new Refusal(
        `${quote(name)} may be ${those}`,
        position,
        'Write the name in double quotes, exactly as it is.',
      );
    }
    throw new Refusal(
      `there is no column ${quote(name)}`,
      position,
      `The columns are ${listed(columns)}. A text goes in single quotes.`,
    );
  };
}

function listed(columns: readonly CellColumn[]): string {
  const names = columns.slice(0, NAMED).map(({ name }) => name);
  const rest = columns.length - names.length;
  return names.join(', ') + (rest > 0 ? ` and ${rest.toLocaleString('en')} more` : '');
}
