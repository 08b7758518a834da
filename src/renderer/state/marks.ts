import type { RunSummary } from '../../shared/runs.ts';
import type { Workbench } from './store.ts';

/** The number of each run's colour, dash and marker (`seriesOf` of components/series.ts), by the run's id. */
export type Marks = Readonly<Record<string, number>>;

/**
 * Gives every run without a mark the lowest number that no other run has, oldest first, so that a run
 * keeps its sign while others come and go.
 */
export function marksFor(runs: readonly RunSummary[], marks: Marks): Marks {
  const kept = Object.fromEntries(runs.flatMap(({ id }) => (id in marks ? [[id, marks[id]!]] : [])));
  const taken = new Set(Object.values(kept));
  const waiting = runs
    .filter(({ id }) => !(id in kept))
    .sort((a, b) => a.created.localeCompare(b.created) || a.id.localeCompare(b.id));
  let next = 0;
  for (const { id } of waiting) {
    while (taken.has(next)) next++;
    taken.add(next);
    kept[id] = next;
  }
  return kept;
}

/** The number to give `RunMark` and `seriesOf` for a run: `useWorkbench(runIndexOf(run.id))`. */
export const runIndexOf = (id: string) => (state: Workbench) => state.marks[id] ?? 0;
