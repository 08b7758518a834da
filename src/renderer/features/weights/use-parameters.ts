import { useRef } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { type RunDetails, useRunDetails } from '../../state/run-details.ts';
import { useWorkbench } from '../../state/store.ts';
import { liveRows, type ParameterRow, parameterRows } from './parameter-rows.ts';

/** Digits that change more often cannot be read, and laying the table out again for each costs a frame. */
const AGAIN_MS = 120;

/** The parameters of a run as they stand, or stood just now while it trains; undefined while there are none. */
export function useParameters(run: RunSummary): readonly ParameterRow[] | undefined {
  const details = useRunDetails(run.id);
  const columns = useWorkbench(
    ({ datasets }) => datasets.find(({ sha256 }) => sha256 === run.data.sha256)?.columns,
  );
  const kept = useRef<{ of: RunDetails; model: unknown; at: number; rows: readonly ParameterRow[] }>(null);
  if (!details) return undefined;
  const { model, progress } = details;
  const now = performance.now();
  const known = kept.current;
  const same = known?.of === details && known.model === model;
  if (same && run.state === 'training' && now - known.at < AGAIN_MS) return known.rows;
  const rows = rowsOf();
  kept.current = rows ? { of: details, model, at: now, rows } : null;
  return rows;

  function rowsOf() {
    if (model) return parameterRows(model, progress);
    return progress ? liveRows(run.recipe, columns ?? [], progress) : undefined;
  }
}
