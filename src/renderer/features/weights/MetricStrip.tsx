import {
  isClassification,
  type PartMetrics,
  type ScalarMetric,
  scalarMetric,
  scalarMetrics,
} from '../../../core/evaluate/metrics.ts';
import { Num } from '../../components/Num.tsx';

const parts = [
  ['train', 'Train'],
  ['validation', 'Validation'],
  ['test', 'Test'],
] as const;

interface MetricStripProps {
  readonly metrics: PartMetrics;
  /** The target's name and unit. */
  readonly target: string;
  /** How many there are. */
  readonly targets: number;
}

/** How well the run does on each part of the rows. */
export function MetricStrip({ metrics, target, targets }: MetricStripProps) {
  const names = metricsIn(metrics);
  const classes = isClassification(metrics.train);
  const caption = classes
    ? 'Metrics; the loss as it was trained'
    : `Metrics, in units of ${target}; the loss as it was trained`;
  return (
    <table className="table metric-strip">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Rows</span>
          </th>
          {names.map((name) => (
            <th
              key={name}
              scope="col"
              className={`num metric-${name}`}
              title={metricTitle(name, target, targets)}
            >
              {scalarMetrics[name].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map(([part, label]) => {
          const values = metrics[part];
          return (
            values && (
              <tr key={part}>
                <th scope="row">{label}</th>
                {names.map((name) => (
                  <td key={name} className={`num metric-${name}`}>
                    <Num value={scalarMetric(values, name)} />
                  </td>
                ))}
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}

/** The metrics that these have, in the order they are shown. */
function metricsIn(metrics: PartMetrics): ScalarMetric[] {
  const all = Object.keys(scalarMetrics) as ScalarMetric[];
  return all.filter((name) => scalarMetric(metrics.train, name) !== undefined);
}

function metricTitle(name: ScalarMetric, target: string, targets: number): string {
  const { about } = scalarMetrics[name];
  const inUnits = name === 'mse' || name === 'rmse' || name === 'mae';
  const said = inUnits ? `${about} in ${target}` : about;
  const averaged = targets > 1 && name !== 'loss' ? `; the mean over ${targets} targets` : '';
  return said.charAt(0).toUpperCase() + said.slice(1) + averaged;
}
