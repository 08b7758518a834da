import type { ParameterRow } from './parameter-rows.ts';

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

/** The places of the rows in their order; the bias stays last, and what has no value comes before it. */
export function sortedPlaces(rows: readonly ParameterRow[], { key, descending }: Sorting): number[] {
  const places = rows.map((_, i) => i);
  if (key === null) return places;
  const sign = descending ? -1 : 1;
  return places.sort((a, b) => {
    const one = rows[a]!;
    const other = rows[b]!;
    if (one.key === 'b' || other.key === 'b') return Number(one.key === 'b') - Number(other.key === 'b');
    if (key === 'name') return sign * byName.compare(one.name, other.name) || a - b;
    const [x, y] = [sortValue(one, key), sortValue(other, key)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
}

// x2 before x10; not by the user's language, so that everyone sees one order.
const byName = new Intl.Collator('en', { numeric: true });

function sortValue(row: ParameterRow, key: Exclude<SortKey, 'name'>): number {
  // A weight that adds nothing has no size to speak of.
  if (key === 'size') return row.constant ? Number.NaN : Math.abs(row.value);
  return row[key] ?? Number.NaN;
}
