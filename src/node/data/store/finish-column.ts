import type { Column } from '../../../core/data/table.ts';
import type { CellColumn } from './cells.ts';
import type { Dictionary } from './dictionaries.ts';
import type { FirstCells } from './first-cells.ts';

/** Where the cells of a column lie: in every `width`-th place from `from` on. */
interface ColumnValues {
  readonly values: Float64Array;
  readonly from: number;
  readonly width: number;
}

/** Where in the file a row stands: "line 3", or "row 3" where it has no lines. */
export type PlaceOf = (row: number) => Promise<string>;

/** A column as it is known beside its numbers, which are put right where not all of them can be used. */
export async function finishColumn(
  { name, unit, about, type }: CellColumn,
  cells: ColumnValues,
  dictionary: Dictionary | undefined,
  firsts: FirstCells,
  file: string,
  placeOf: PlaceOf,
  mark = '',
): Promise<Column> {
  const known: Column = {
    name,
    ...(unit !== undefined && { unit }),
    ...(about !== undefined && { about }),
    ...(type === 'boolean' && { boolean: true }),
  };
  const j = cells.from;
  if (dictionary && 'refused' in dictionary) return { ...known, refused: dictionary.refused };
  const infinite = firsts.infinite[j]!;
  if (infinite >= 0) {
    const value = firstInfinite(cells);
    replace(cells, () => Number.NaN);
    const place = `${file} ${await placeOf(infinite)}`;
    const hint = 'Write a number there and open the file again, or leave the column out of data.features.';
    return { ...known, refused: { message: `${place}: ${value} in ${name} is not a finite number`, hint } };
  }
  const missing = firsts.missing[j]!;
  const column = {
    ...known,
    ...(missing >= 0 && { firstMissing: { where: await placeOf(missing), text: mark } }),
  };
  if (!dictionary) return column;
  const held = firsts.held[j]!;
  const firstText = held >= 0 && {
    firstText: { where: await placeOf(held), text: dictionary.categories[firsts.values[j]!]! },
  };
  return { ...column, categories: onlyUsed(cells, dictionary.categories), ...firstText };
}

function firstInfinite({ values, from, width }: ColumnValues): number {
  let at = from;
  while (Math.abs(values[at]!) !== Number.POSITIVE_INFINITY) at += width;
  return values[at]!;
}

/** Leaves out the texts that no row has, which changes the places of the others. */
function onlyUsed(cells: ColumnValues, categories: readonly string[]): readonly string[] {
  const { values, from, width } = cells;
  const isUsed = new Uint8Array(categories.length);
  // A missing cell is NaN, which is no place.
  for (let at = from; at < values.length; at += width) isUsed[values[at]!] = 1;
  if (!isUsed.includes(0)) return categories;
  const used = categories.filter((_, place) => isUsed[place] === 1);
  const places = new Float64Array(categories.length);
  for (let place = 0, next = 0; place < places.length; place++)
    if (isUsed[place] === 1) places[place] = next++;
  replace(cells, (place) => places[place] ?? Number.NaN);
  return used;
}

function replace({ values, from, width }: ColumnValues, by: (value: number) => number): void {
  for (let at = from; at < values.length; at += width) values[at] = by(values[at]!);
}
