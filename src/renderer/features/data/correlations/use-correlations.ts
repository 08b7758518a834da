import { useEffect } from 'react';
import { create } from 'zustand';
import type { Correlations } from '../../../../core/data/description.ts';
import type { ProblemData } from '../../../../core/problem.ts';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { tryAsk } from '../../../state/client.ts';
import { workbench } from '../../../state/store.ts';

export type FoundCorrelations =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly problem: ProblemData }
  | { readonly state: 'known'; readonly correlations: Correlations };

interface Entry {
  /** What they were asked of: the file as it was read. */
  readonly of: unknown;
  readonly found: FoundCorrelations;
}

/** The correlations of the open data sets that somebody has looked at, by the data set's id. */
const useEntries = create<Readonly<Record<string, Entry>>>()(() => ({}));

const waiting: FoundCorrelations = { state: 'waiting' };

/** A data set read anew has another receipt. */
const readingOf = ({ receipt, sha256 }: DatasetSummary): unknown => receipt ?? sha256;

/** The correlations of a data set, asked for once they are wanted. */
export function useCorrelations(dataset: DatasetSummary, wanted: boolean): FoundCorrelations {
  useEntries((entries) => entries[dataset.id]);
  useEffect(() => {
    if (wanted) void askCorrelations(dataset);
  }, [wanted, dataset]);
  return foundCorrelations(dataset);
}

/** What is known of the correlations of a data set as it is now. */
export function foundCorrelations(dataset: DatasetSummary): FoundCorrelations {
  const entry = useEntries.getState()[dataset.id];
  return entry && entry.of === readingOf(dataset) ? entry.found : waiting;
}

/** Asks again after it went wrong. */
export function askAgain(dataset: DatasetSummary): void {
  keep(dataset.id, undefined);
  void askCorrelations(dataset);
}

/** Asks for the correlations unless that has been done. */
export async function askCorrelations(dataset: DatasetSummary): Promise<void> {
  const { id } = dataset;
  const of = readingOf(dataset);
  if (useEntries.getState()[id]?.of === of) return;
  keep(id, { of, found: waiting });
  const result = await tryAsk('dataset.correlations', { id });
  // Read anew meanwhile, it has been asked anew.
  if (useEntries.getState()[id]?.of !== of) return;
  keep(id, {
    of,
    found: result.ok
      ? { state: 'known', correlations: result.value }
      : { state: 'failed', problem: result.error },
  });
}

/** Keeps what is known of one, and forgets the data sets that are closed. */
function keep(id: string, entry: Entry | undefined): void {
  const open = new Set(workbench().datasets.map((dataset) => dataset.id));
  const others = Object.entries(useEntries.getState()).filter(([other]) => other !== id && open.has(other));
  useEntries.setState(Object.fromEntries(entry ? [...others, [id, entry]] : others), true);
}
