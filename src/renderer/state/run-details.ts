import { useEffect } from 'react';
import type { Model } from '../../core/format/model.ts';
import { NumberList } from '../../core/train/number-list.ts';
import { activeStates, type RunProgress } from '../../shared/runs.ts';
import { ask } from './client.ts';
import { change, useWorkbench, workbench } from './store.ts';

/**
 * The whole of a run, kept outside the store because it grows in place while the run trains.
 * Components take it by `useRunDetails`, which draws them anew at every revision.
 */
export interface RunDetails {
  readonly losses: NumberList;
  readonly validationLosses: NumberList;
  /** As of the last end or load; null while there is none. Its history is empty: see `losses`. */
  model: Model | null;
  /** While it trains: its latest numbers. */
  progress: RunProgress | null;
}

const details = new Map<string, RunDetails>();
const asked = new Set<string>();

export function runDetails(id: string): RunDetails | undefined {
  return details.get(id);
}

/** The details of a run, fetched once when first asked for; undefined until they are here. */
export function useRunDetails(id: string | null): RunDetails | undefined {
  useWorkbench((state) => (id === null ? 0 : state.revisions[id]));
  useEffect(() => {
    if (id !== null) void loadRunDetails(id);
  }, [id]);
  return id === null ? undefined : details.get(id);
}

/** The details of several runs; those that are not here yet are left out. */
export function useManyRunDetails(ids: readonly string[]): ReadonlyMap<string, RunDetails> {
  useWorkbench((state) => ids.map((id) => state.revisions[id] ?? 0).join());
  const key = ids.join();
  useEffect(() => {
    for (const id of key === '' ? [] : key.split(',')) void loadRunDetails(id);
  }, [key]);
  return new Map(ids.flatMap((id) => (details.has(id) ? [[id, details.get(id)!] as const] : [])));
}

/** Fetches a run's details unless they are here; `again` after its model has changed. */
export async function loadRunDetails(id: string, again = false): Promise<void> {
  if (!again && (details.has(id) || asked.has(id))) return;
  asked.add(id);
  const detail = await ask('run.detail', { id });
  asked.delete(id);
  if (!detail) return;
  const run = workbench().runs.find((each) => each.id === id);
  details.set(id, {
    losses: new NumberList(detail.losses),
    validationLosses: new NumberList(detail.validationLosses),
    model: detail.model,
    progress: run && activeStates.includes(run.state) ? (details.get(id)?.progress ?? null) : null,
  });
  revise(id);
}

/** Takes in what came from a run that trains. */
export function addProgress(progress: RunProgress): void {
  const { id } = progress;
  const run = details.get(id);
  // A gap means that the details were asked for in between: the answer will hold what is missing.
  if (run && run.losses.length >= progress.from && run.validationLosses.length >= progress.validationFrom) {
    append(run.losses, progress.losses, progress.from);
    append(run.validationLosses, progress.validationLosses, progress.validationFrom);
    run.progress = progress;
    revise(id);
    if (run.model === null && progress.state !== 'preparing') askForModel(id);
  } else {
    void loadRunDetails(id, run !== undefined);
  }
}

const MODEL_AGAIN_MS = 500;
let modelAskedAt = Number.NEGATIVE_INFINITY;

/** The details were asked for while the data was being prepared: now there may be weights and scales. */
function askForModel(id: string): void {
  if (performance.now() - modelAskedAt < MODEL_AGAIN_MS) return;
  modelAskedAt = performance.now();
  void loadRunDetails(id, true);
}

function append(list: NumberList, values: Float64Array, from: number): void {
  for (let i = list.length - from; i < values.length; i++) list.push(values[i]!);
}

export function forgetRunDetails(id: string): void {
  details.delete(id);
}

function revise(id: string): void {
  const { revisions } = workbench();
  change({ revisions: { ...revisions, [id]: (revisions[id] ?? 0) + 1 } });
}
