import type { Category } from '../../data/features.ts';
import { rowsPerStep } from '../../data/rows-per-step.ts';
import type { Table } from '../../data/table.ts';
import { type CellState, createCellCheck } from '../cell-check.ts';
import type { FeatureSheet } from '../scoring-sheet.ts';
import type { FeatureColumn } from './feature-columns.ts';

/** How the cells of a feature are, and the first ones that may keep rows from being predicted. */
export interface CellCounts
  extends Pick<FeatureSheet, 'missing' | 'below' | 'above' | 'unseen' | 'unseenValues'> {
  /** Rows of them, from 0; -1 where there is none. */
  readonly firstMissing: number;
  readonly firstUnseen: number;
}

const MOST_UNSEEN = 20;
/** A cell that is looked up costs about as much as so many numbers. */
const CELL_COST = 8;
/** Different unseen values that are told apart; more are only counted. A Map holds no more than some 16 million. */
const MOST_TOLD_APART = 100_000;

/**
 * Yields now and then.
 * @param outside gets a 1 for each row whose cell is unlike all that training saw
 * @param gaps gets a 1 for each row whose cell is missing
 */
export function* countCells(
  table: Table,
  { feature, at, read }: FeatureColumn,
  outside: Uint8Array,
  gaps: Uint8Array,
): Generator<void, CellCounts> {
  const { rows, values, columns } = table;
  const width = columns.length;
  const check = createCellCheck(feature);
  const counts: Record<CellState, number> = { usual: 0, below: 0, above: 0, unseen: 0, missing: 0 };
  const unseen = new Map<Category, number>();
  let firstMissing = -1;
  let firstUnseen = -1;
  const step = rowsPerStep(CELL_COST);
  for (let from = 0; from < rows; from += step) {
    const to = Math.min(rows, from + step);
    for (let i = from; i < to; i++) {
      const value = values[i * width + at]!;
      const cell = Number.isNaN(value) ? null : read(value);
      const state = check(cell);
      counts[state]++;
      if (state === 'usual') continue;
      if (state === 'missing') {
        gaps[i] = 1;
        if (firstMissing < 0) firstMissing = i;
        continue;
      }
      outside[i] = 1;
      if (state !== 'unseen') continue;
      if (firstUnseen < 0) firstUnseen = i;
      const before = unseen.get(cell!);
      if (before !== undefined || unseen.size < MOST_TOLD_APART) unseen.set(cell!, (before ?? 0) + 1);
    }
    yield;
  }
  const { below, above, missing } = counts;
  return {
    missing,
    below,
    above,
    unseen: counts.unseen,
    unseenValues: mostFrequent(unseen),
    firstMissing,
    firstUnseen,
  };
}

/** The most frequent first; of the same count numbers ascending before texts by code point. */
function mostFrequent(counts: ReadonlyMap<Category, number>): FeatureSheet['unseenValues'] {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b));
  return sorted.slice(0, MOST_UNSEEN).map(([value, rows]) => ({ value, rows }));
}

function compare(a: Category, b: Category): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
