import type { Loaded } from '../loaded.ts';
import type { DataColumn } from '../open-data.ts';

/** More different values than these are counted when the column is described: nobody chooses among them. */
const FEW = 1000;
/** Sketches of this many columns are made at a time. */
const AT_ONCE = 500;

/**
 * The columns of what was read, those that hold no numbers with the count of their different values where these are
 * few. What they are proposed for, features or classes, hangs on it before anything is described.
 */
export async function withDistinct(
  { store, columns }: Loaded,
  signal: AbortSignal | undefined,
): Promise<readonly DataColumn[]> {
  if (!store) return columns;
  const worded = columns.flatMap(({ type, distinct }, place) =>
    distinct === null && type !== 'number' && type !== 'integer' ? [place] : [],
  );
  const distinct = new Map<number, number>();
  for (let from = 0; from < worded.length; from += AT_ONCE) {
    const places = worded.slice(from, from + AT_ONCE);
    const about = await counts((cell) => `approx_count_distinct(${cell})`, places);
    // The sketch is off by a few per cent.
    const few = places.filter((_, i) => about[i]! < FEW);
    const exact = await counts((cell) => `count(DISTINCT ${cell})`, few);
    for (const [i, place] of few.entries()) distinct.set(place, exact[i]!);
  }
  return columns.map((column, place) => ({ ...column, distinct: distinct.get(place) ?? column.distinct }));

  async function counts(count: (cell: string) => string, places: readonly number[]): Promise<number[]> {
    if (places.length === 0) return [];
    const sums = places.map((place) => count(`c${place}`)).join(', ');
    const [row] = await store!.query(`SELECT ${sums} FROM data.cells`, signal);
    return row!.map(Number);
  }
}
