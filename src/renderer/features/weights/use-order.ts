import { useRef } from 'react';
import type { ParameterRow } from './parameter-rows.ts';
import { type Sorting, sortedPlaces } from './sort-rows.ts';

const AGAIN_MS = 2000;

/**
 * The places of the rows in their order. While a run trains they are sorted again every other second only,
 * since rows that jump thirty times a second cannot be read.
 */
export function useOrder(
  run: string,
  rows: readonly ParameterRow[],
  sorting: Sorting,
  trains: boolean,
): readonly number[] {
  const kept = useRef<{ key: string; places: number[]; at: number }>(null);
  // Before the first weights are drawn all are 0: that order says nothing.
  const drawn = rows.some(({ value }) => value !== 0);
  const key = [run, rows.length, sorting.key, sorting.descending, drawn].join();
  const now = performance.now();
  if (!trains || kept.current?.key !== key || now - kept.current.at >= AGAIN_MS) {
    kept.current = { key, places: sortedPlaces(rows, sorting), at: now };
  }
  return kept.current.places;
}
