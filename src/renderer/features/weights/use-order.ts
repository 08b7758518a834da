import { useRef } from 'react';
import { sortedAgainAfter } from './again.ts';
import type { ParameterTable } from './parameter-table.ts';
import { type Sorting, sortedPlaces } from './sort-rows.ts';

/**
 * Some places of a table in their order. While a run trains they are sorted again every other second at most,
 * since rows that jump thirty times a second cannot be read.
 */
export function useOrder(
  run: string,
  table: ParameterTable,
  places: readonly number[],
  sorting: Sorting,
  trains: boolean,
): readonly number[] {
  const kept = useRef<{
    key: string;
    table: ParameterTable;
    places: readonly number[];
    order: readonly number[];
    at: number;
    took: number;
  }>(null);
  // Before the first weights are drawn all are 0: that order says nothing.
  const drawn = places.some((at) => table.values[at] !== 0);
  const key = [run, sorting.key, sorting.descending, drawn].join();
  const now = performance.now();
  const known = kept.current;
  const same = known?.key === key && known.places === places;
  if (same && (known.table === table || (trains && now - known.at < sortedAgainAfter(known.took))))
    return known.order;
  const order = sortedPlaces(table, places, sorting);
  kept.current = { key, table, places, order, at: now, took: performance.now() - now };
  return order;
}
