import { Num } from '../../components/Num.tsx';
import type { MetricRow } from './metric-rows.ts';

/** A metric of one run with its difference to the first; the best is bold. */
export function MetricCell({ row, at }: { readonly row: MetricRow; readonly at: number }) {
  const value = row.values[at];
  const delta = row.deltas[at];
  const best = row.best[at];
  return (
    <span className="compare-value">
      {delta !== undefined && <Num value={delta} digits={3} signed className="compare-delta" />}
      {best ? (
        <b>
          <Num value={value} />
          <span className="visually-hidden"> best</span>
        </b>
      ) : (
        <Num value={value} />
      )}
    </span>
  );
}
