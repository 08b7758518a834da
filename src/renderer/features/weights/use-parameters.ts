import { type RefObject, useRef } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { type RunDetails, useRunDetails } from '../../state/run-details.ts';
import { drawnAgainAfter } from './again.ts';
import { type ParameterTable, parameterTable } from './parameter-table.ts';

/**
 * The parameters of a run as they stand, or stood just now while it trains; undefined while there are none.
 * @param panel what shows them: while it is a hidden tab, out of the page, they are left as they were
 */
export function useParameters(
  run: RunSummary,
  panel: RefObject<HTMLElement | null>,
): ParameterTable | undefined {
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
  if (same && run.state === 'training') {
    const hidden = panel.current?.isConnected === false;
    if (hidden || now - known.at < drawnAgainAfter(known.table.shape.parameters)) return known.table;
  }
  const table = parameterTable(model, progress);
  kept.current = { model, progress, at: now, table };
  return table;
}
