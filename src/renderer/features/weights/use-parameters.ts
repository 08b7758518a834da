import { useRef } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { type RunDetails, useRunDetails } from '../../state/run-details.ts';
import { type ParameterTable, parameterTable } from './parameter-table.ts';

/** Digits that change more often cannot be read, and laying the table out again for each costs a frame. */
const AGAIN_MS = 120;

/** The parameters of a run as they stand, or stood just now while it trains; undefined while there are none. */
export function useParameters(run: RunSummary): ParameterTable | undefined {
  const details = useRunDetails(run.id);
  const kept = useRef<{
    model: RunDetails['model'];
    progress: RunDetails['progress'];
    at: number;
    table: ParameterTable;
  }>(null);
  if (!details?.model) return undefined;
  const { model, progress } = details;
  const now = performance.now();
  const known = kept.current;
  const same = known?.model === model;
  if (same && known.progress === progress) return known.table;
  if (same && run.state === 'training' && now - known.at < AGAIN_MS) return known.table;
  const table = parameterTable(model, progress);
  kept.current = { model, progress, at: now, table };
  return table;
}
