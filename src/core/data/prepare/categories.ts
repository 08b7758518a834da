import { quote } from '../../problem.ts';
import type { Category } from '../features.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { Column, Table } from '../table.ts';

/**
 * The distinct values of a column in some lists of rows, ascending; missing cells are none. Those of a text
 * column are places, so they are in the order of its texts. Yields now and then.
 */
export function* distinctValues(
  table: Table,
  column: number,
  lists: readonly Int32Array[],
): Generator<void, number[]> {
  const width = table.columns.length;
  const seen = new Set<number>();
  const step = rowsPerStep(1);
  for (const rows of lists) {
    for (let from = 0; from < rows.length; from += step) {
      for (let i = from; i < Math.min(rows.length, from + step); i++) {
        const value = table.values[rows[i]! * width + column]!;
        if (!Number.isNaN(value)) seen.add(value);
      }
      yield;
    }
  }
  return Array.from(Float64Array.from(seen).sort());
}

/** What values of a column stand for: texts of a text column, 'false' and 'true' of booleans, else the numbers themselves. */
export function asCategories({ categories, boolean }: Column, values: readonly number[]): Category[] {
  if (boolean) return values.map((value) => String(value === 1));
  return categories ? values.map((place) => categories[place]!) : [...values];
}

/** The first few of some categories. */
export function listed(categories: readonly Category[]): string {
  const some = categories.slice(0, 3).map((category) => quote(category));
  const more = categories.length - some.length;
  return more > 0 ? `${some.join(', ')} and ${more} more` : some.join(', ');
}

/** Tells the place of a column's value among some of its distinct values; -1 for one that is not there. */
export function placesOf(values: readonly number[]): (value: number) => number {
  const places = new Map(values.map((value, place) => [value, place]));
  return (value) => places.get(value) ?? -1;
}

/** The order of code points. JavaScript's own is that of UTF-16 units, which puts emoji before U+E000 to U+FFFF. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return rank(unitA) - rank(unitB);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
