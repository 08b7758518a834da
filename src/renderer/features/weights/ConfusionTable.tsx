import type { Category } from '../../../core/data/features.ts';
import { isClassification, type PartMetrics } from '../../../core/evaluate/metrics.ts';
import { countOf, formatNumber } from '../../components/format.ts';

interface ConfusionTableProps {
  readonly metrics: PartMetrics;
  readonly classes: readonly Category[];
}

/** Of the rows that training never saw, where there are any: how many of each class were taken for which. */
export function ConfusionTable({ metrics, classes }: ConfusionTableProps) {
  const part = metrics.test ? 'test' : metrics.validation ? 'validation' : 'train';
  const measured = metrics[part];
  if (!measured || !isClassification(measured)) return null;
  const { confusion } = measured;
  return (
    <details className="confusion" open={classes.length <= 4}>
      <summary>Confusion matrix, {part === 'train' ? 'training' : part} rows</summary>
      <div className="confusion-scroller">
        <table className="table">
          <caption className="visually-hidden">
            Rows by their class, down, and the one predicted, across
          </caption>
          <thead>
            <tr>
              <td className="muted">
                is {'\u2193'} predicted {'\u2192'}
              </td>
              {classes.map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {confusion.map((counts, own) => (
              <tr key={classes[own]}>
                <th scope="row">{classes[own]}</th>
                {counts.map((count, predicted) => (
                  <td
                    key={classes[predicted]}
                    className={own === predicted ? 'num confusion-right' : 'num'}
                    title={`${countOf(count, 'row')} of class ${classes[own]} predicted as ${classes[predicted]}`}
                  >
                    {count === 0 ? <span className="muted">0</span> : formatNumber(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
