import { type PartMetrics, regressionMetrics } from '../../../core/evaluate/metrics.ts';
import { Num } from '../../components/Num.tsx';

const parts = [
  ['train', 'Train'],
  ['validation', 'Validation'],
  ['test', 'Test'],
] as const;
const metricNames = Object.keys(regressionMetrics) as (keyof typeof regressionMetrics)[];

interface MetricStripProps {
  readonly metrics: PartMetrics;
  /** The target's name and unit. */
  readonly target: string;
}

/** How well the run does on each part of the rows. */
export function MetricStrip({ metrics, target }: MetricStripProps) {
  return (
    <table className="table metric-strip">
      <caption className="visually-hidden">Metrics, in units of {target}; the loss as it was trained</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Rows</span>
          </th>
          {metricNames.map((name) => (
            <th key={name} scope="col" className={`num metric-${name}`} title={metricTitle(name, target)}>
              {regressionMetrics[name].label}
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
                {metricNames.map((name) => (
                  <td key={name} className={`num metric-${name}`}>
                    <Num value={values[name]} />
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

function metricTitle(name: keyof typeof regressionMetrics, target: string): string {
  const titles = {
    loss: 'As it was trained, in scaled units',
    mse: `Mean square of the errors in ${target}`,
    rmse: `Root of the mean square of the errors in ${target}`,
    mae: `Mean size of the errors in ${target}`,
    r2: 'Share of the target\u2019s variation that the model explains; 1 is all of it',
  };
  return titles[name];
}
