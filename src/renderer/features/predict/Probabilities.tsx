import type { Category } from '../../../core/data/features.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { likeliest } from './likeliest.ts';

interface ProbabilitiesProps {
  readonly classes: readonly Category[];
  readonly probabilities: Float64Array;
}

const MOST = 10;

/** How likely each class is, as a bar with its number; of many classes the likeliest. */
export function Probabilities({ classes, probabilities }: ProbabilitiesProps) {
  const { told, others } = likeliest(probabilities, MOST);
  return (
    <table className="probabilities">
      <caption className="visually-hidden">Probability of each class</caption>
      <colgroup>
        <col className="probabilities-name" />
        <col />
        <col className="probabilities-share" />
      </colgroup>
      <tbody>
        {told.map((place) => (
          <tr key={classes[place]}>
            <th scope="row" className="truncate" title={String(classes[place])}>
              {classes[place]}
            </th>
            <td>
              <Bar share={probabilities[place]!} />
            </td>
            <td className="num" title={String(probabilities[place])}>
              {percentText(probabilities[place]!)}
            </td>
          </tr>
        ))}
        {others.count > 0 && (
          <tr>
            <th scope="row" className="muted">
              {countOf(others.count, 'other')}
            </th>
            <td>
              <Bar share={others.probability} />
            </td>
            <td className="num">{percentText(others.probability)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span className="probability" aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** "93.1 %"; what is nearly nothing or nearly sure is not rounded to it. */
export function percentText(probability: number): string {
  const percent = probability * 100;
  if (percent > 0 && percent < 0.05) return '< 0.1 %';
  if (percent < 100 && percent >= 99.95) return '> 99.9 %';
  return `${formatNumber(Number(percent.toFixed(1)), 4)} %`;
}
