import type { ColumnType } from '../../../core/data/receipt.ts';
import { quote } from '../../../core/problem.ts';
import { inParts } from '../store/cells.ts';
import type { Store } from '../store.ts';
import { counted } from './sql.ts';

/** What should be known of a column with cells that no double can hold. @param place "line 3", "row 3" */
export function infiniteNote(name: string, text: string, place: string, cells: number): string {
  const what = /inf/i.test(text) ? 'is infinite' : 'is more than a number can hold';
  return `${quote(text)} in ${name} (${place}) ${what}; because of ${counted(cells, 'such cell')} the column can be neither feature nor target.`;
}

/** What should be known of a column of whole numbers that doubles do not tell apart. */
export function roundedNote(name: string): string {
  return `${name} holds whole numbers beyond 9,007,199,254,740,992: they are kept exactly, but training rounds them.`;
}

/** Columns asked about at a time. */
const AT_ONCE = 300;
/** Doubles hold every whole number up to here. */
const EXACT = 2n ** 53n;

interface Noted {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether its infinite cells are told elsewhere. */
  readonly told: boolean;
}

/**
 * What should be known of the numbers in data.cells before they are believed, as whole sentences.
 * @param columns all of them, in their order
 */
export async function numberNotes(
  store: Store,
  columns: readonly Noted[],
  rowName: (row: number) => string,
  signal?: AbortSignal,
): Promise<string[]> {
  const numbers = columns.flatMap(({ name, type, told }, j) =>
    type === 'integer' || (type === 'number' && !told) ? [{ name, type, id: `c${j}` }] : [],
  );
  const notes: string[] = [];
  for (const part of inParts(numbers, AT_ONCE)) {
    const ask = async (questions: readonly string[]) =>
      (await store.query(`SELECT ${questions.join(', ')} FROM data.cells`, signal))[0]!;
    const found = await ask(
      part.map(({ type, id }) =>
        type === 'integer'
          ? `(max(${id}) > ${EXACT} OR min(${id}) < -${EXACT})::INTEGER`
          : `count_if(isinf(${id}))::DOUBLE`,
      ),
    );
    const odd = part.flatMap((column, i) => (found[i] ? [{ ...column, cells: found[i] as number }] : []));
    if (odd.length === 0) continue;
    const infinite = odd.filter(({ type }) => type === 'number');
    const row = (id: string) => `CASE WHEN isinf(${id}) THEN rowid END`;
    const firsts =
      infinite.length === 0
        ? []
        : await ask(infinite.flatMap(({ id }) => [`min(${row(id)})::DOUBLE`, `arg_min(${id}, ${row(id)})`]));
    for (const column of odd) {
      const at = 2 * infinite.indexOf(column);
      notes.push(
        at < 0
          ? roundedNote(column.name)
          : infiniteNote(column.name, String(firsts[at + 1]), rowName(firsts[at] as number), column.cells),
      );
    }
  }
  return notes;
}
