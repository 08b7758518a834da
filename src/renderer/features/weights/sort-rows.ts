import { parameterLabel, parameterPlace } from '../../../core/evaluate/parameter-names.ts';
import type { ParameterTable } from './parameter-table.ts';

export type SortKey = 'name' | 'value' | 'first' | 'gradient' | 'perUnit' | 'size';

export interface Sorting {
  /** `null` is the order of the model. */
  readonly key: SortKey | null;
  readonly descending: boolean;
}

/** The next sorting when a head is clicked: numbers begin with the greatest, a third click ends it. */
export function nextSorting(now: Sorting, key: SortKey): Sorting {
  const begins = key !== 'name';
  if (now.key !== key) return { key, descending: begins };
  return now.descending === begins ? { key, descending: !begins } : { key: null, descending: false };
}

export function ariaSort(now: Sorting, key: SortKey): 'ascending' | 'descending' | 'none' {
  if (now.key !== key) return 'none';
  return now.descending ? 'descending' : 'ascending';
}

/** Some places of a table in their order; biases stay last, and what has no value comes before them. */
export function sortedPlaces(
  table: ParameterTable,
  places: readonly number[],
  { key, descending }: Sorting,
): readonly number[] {
  if (key === null) return places;
  const sign = descending ? -1 : 1;
  const biases = places.filter((at) => isBias(table, at));
  const weights = places.filter((at) => !isBias(table, at));
  return key === 'name'
    ? [...byName(table, weights, sign), ...biases]
    : [...byNumber(weights, sign, (at) => numberOf(table, at, key)), ...biases];
}

const isBias = ({ shape }: ParameterTable, at: number) => parameterPlace(shape, at).input === undefined;

// x2 before x10; not by the user's language, so that everyone sees one order.
const collator = new Intl.Collator('en', { numeric: true });

function byName({ shape, names }: ParameterTable, places: readonly number[], sign: number): number[] {
  const named = places.map((at) => ({ at, name: parameterLabel(shape, names, at) }));
  named.sort((a, b) => sign * collator.compare(a.name, b.name) || a.at - b.at);
  return named.map(({ at }) => at);
}

function byNumber(places: readonly number[], sign: number, numberAt: (at: number) => number): number[] {
  const numbers = Float64Array.from(places, numberAt);
  const order = places.map((_, i) => i);
  order.sort((a, b) => {
    const [x, y] = [numbers[a]!, numbers[b]!];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
  return order.map((i) => places[i]!);
}

function numberOf(table: ParameterTable, at: number, key: Exclude<SortKey, 'name'>): number {
  switch (key) {
    case 'value':
      return table.values[at]!;
    case 'first':
      return table.first[at]!;
    case 'gradient':
      return table.gradient[at]!;
    case 'perUnit':
      return table.perUnit?.[at] ?? Number.NaN;
    case 'size':
      // A weight that adds nothing has no size to speak of.
      return addsNothing(table, at) ? Number.NaN : Math.abs(table.values[at]!);
  }
}

/** Whether it weighs a feature that is the same in every training row. */
function addsNothing({ shape, inputs }: ParameterTable, at: number): boolean {
  const { layer, input } = parameterPlace(shape, at);
  return layer === 0 && input !== undefined && inputs[input]!.divisor === 0;
}
