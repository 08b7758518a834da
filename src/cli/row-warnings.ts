import type { Feature } from '../core/data/features.ts';
import { type CellState, createCellCheck } from '../core/evaluate/cell-check.ts';
import type { CellReader } from './predicted-cells.ts';

type Doubtful = Exclude<CellState, 'usual'>;

const sayings: Readonly<Record<Doubtful, (name: string, rows: string) => string>> = {
  below: (name, rows) => `${name} is below all that training saw in ${rows}`,
  above: (name, rows) => `${name} is above all that training saw in ${rows}`,
  unseen: (name, rows) => `${name} has a category that training never saw in ${rows}`,
  missing: (name, rows) => `${name} is missing in ${rows} and was filled in`,
};

/** What should be known of the rows of a file before their predictions are believed. */
export function rowWarnings(features: readonly Feature[], cells: CellReader, rows: number): string[] {
  const checks = features.map(createCellCheck);
  const counts = features.map(
    (): Record<CellState, number> => ({
      usual: 0,
      below: 0,
      above: 0,
      unseen: 0,
      missing: 0,
    }),
  );
  for (let i = 0; i < rows; i++) {
    const row = cells(i);
    for (let j = 0; j < checks.length; j++) counts[j]![checks[j]!(row[j]!)]++;
  }
  return features.flatMap(({ name }, j) =>
    (Object.keys(sayings) as Doubtful[])
      .filter((state) => counts[j]![state] > 0)
      .map((state) => sayings[state](name, counts[j]![state] === 1 ? '1 row' : `${counts[j]![state]} rows`)),
  );
}
