import { csv } from '../../../core/format/csv.ts';
import type { Model } from '../../../core/format/model.ts';
import type { RunProgress } from '../../../shared/runs.ts';
import { parameterRows } from './parameter-table.ts';

/** The weight table as CSV, numbers in full; with the latest values where it trains on. */
export function weightsCsv(
  model: Model,
  live: Pick<RunProgress, 'parameters' | 'gradient'> | null = null,
): string {
  const rows = parameterRows(model, live).map(
    ({ key, name, unit, value, first, gradient, perUnit, fixed }) => [
      key,
      name,
      unit,
      value,
      first,
      gradient,
      perUnit,
      String(fixed),
    ],
  );
  return csv([
    ['parameter', 'feature', 'unit', 'weight', 'first', 'lastGradient', 'perUnit', 'fixed'],
    ...rows,
  ]);
}
