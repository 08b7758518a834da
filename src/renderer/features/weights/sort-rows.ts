import { parameterLabel } from '../../../core/evaluate/parameter-names.ts';
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

function isBias({ shape: { layers } }: ParameterTable, at: number): boolean {
  return at >= layers.findLast(({ weightsAt }) => at >= weightsAt)!.biasesAt;
}

// x2 before x10; not by the user's language, so that everyone sees one order.
const collator = new Intl.Collator('en', { numeric: true });

function byName({ shape, names }: ParameterTable, places: readonly number[], sign: number): number[] {
  const named = places.map((at) => ({ at, name: parameterLabel(shape, names, at) }));
  named.sort((a, b) => sign * collator.compare(a.name, b.name) || a.at - b.at);
  return named.map(({ at }) => at);
}

/**
 * Numbers alone are sorted ten times as fast as places by a comparison: each place then looks up where its number
 * came to stand, equals one after the other.
 */
function byNumber(places: readonly number[], sign: number, numberAt: (at: number) => number): number[] {
  const without = places.filter((at) => Number.isNaN(numberAt(at)));
  const others = without.length === 0 ? places : places.filter((at) => !Number.isNaN(numberAt(at)));
  const keys = Float64Array.from(others, (at) => sign * numberAt(at));
  const sorted = keys.slice().sort();
  const taken = new Uint32Array(sorted.length);
  const order = new Array<number>(others.length);
  for (let i = 0; i < keys.length; i++) {
    const first = lowerBound(sorted, keys[i]!);
    order[first + taken[first]!] = others[i]!;
    taken[first]!++;
  }
  return [...order, ...without];
}

/** The first place of a sorted list that is not less than a value. */
function lowerBound(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
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
function addsNothing({ shape: { layers }, inputs }: ParameterTable, at: number): boolean {
  const { units, biasesAt } = layers[0]!;
  return at < biasesAt && inputs[Math.floor(at / units)]!.divisor === 0;
}
