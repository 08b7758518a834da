import { type ScalarMetric, scalarMetric, scalarMetrics } from '../../../core/evaluate/metrics.ts';
import type { Comparability } from './comparability.ts';
import { type Compared, type PartName, partNames } from './compared.ts';

/** One metric of one part over all runs. */
export interface MetricRow {
  readonly part: PartName;
  readonly metric: ScalarMetric;
  readonly label: string;
  /** Undefined where a run has no such metric: classes beside numbers. */
  readonly values: readonly (number | null | undefined)[];
  /** The difference to the first run, where the two may be compared. */
  readonly deltas: readonly (number | undefined)[];
  readonly best: readonly boolean[];
}

const metricNames = Object.keys(scalarMetrics) as ScalarMetric[];

/** The metrics that any of the runs has, the rows that training never saw first. */
export function metricRows(compared: readonly Compared[], { parts, loss }: Comparability): MetricRow[] {
  return partNames.flatMap((part) =>
    metricNames.flatMap((metric): MetricRow[] => {
      const values = compared.map(({ run }) => scalarMetric(run.metrics?.[part], metric));
      if (values.every((value) => value === undefined)) return [];
      const fits = compared.map((_, i) => parts[i]![part] && (metric !== 'loss' || loss[i]!));
      const { label, better } = scalarMetrics[metric];
      return [
        {
          part,
          metric,
          label,
          values,
          deltas: deltasOf(values, fits),
          best: bestOf(values, fits, better),
        },
      ];
    }),
  );
}

function deltasOf(values: MetricRow['values'], fits: readonly boolean[]): (number | undefined)[] {
  const [first] = values;
  return values.map((value, i) =>
    i > 0 && fits[i] && isNumber(value) && isNumber(first) ? value - first : undefined,
  );
}

/** The best of those that may be compared; several where they are equal, none where all are. */
function bestOf(values: MetricRow['values'], fits: readonly boolean[], better: 'less' | 'more'): boolean[] {
  const known = values.filter((value, i): value is number => fits[i]! && isNumber(value));
  const best = better === 'less' ? Math.min(...known) : Math.max(...known);
  const any = known.some((value) => value !== best);
  return values.map((value, i) => any && fits[i]! && value === best);
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
