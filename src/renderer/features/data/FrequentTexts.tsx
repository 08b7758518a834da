import type { TextSummary } from '../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../components/format.ts';

interface FrequentTextsProps {
  readonly texts: TextSummary;
  /** Of the whole table. */
  readonly rows: number;
}

const SHOWN = 8;

/** The texts that a column holds most often. */
export function FrequentTexts({ texts: { frequent, distinct }, rows }: FrequentTextsProps) {
  const shown = frequent.slice(0, SHOWN);
  const most = Math.max(1, ...shown.map((each) => each.rows));
  return (
    <table className="frequent">
      <caption className="visually-hidden">The most frequent texts</caption>
      <colgroup>
        <col className="frequent-text" />
        <col />
        <col className="frequent-rows" />
      </colgroup>
      <tbody>
        {shown.map(({ text, rows: count }) => (
          <tr key={text}>
            <th scope="row" className="truncate" title={text}>
              {text}
            </th>
            <td>
              <span className="frequent-bar" style={{ width: `${(count / most) * 100}%` }} />
            </td>
            <td className="num" title={`${formatNumber((count / rows) * 100, 3)} % of the rows`}>
              {formatNumber(count)}
            </td>
          </tr>
        ))}
        {distinct > shown.length && (
          <tr>
            <td colSpan={3} className="muted">
              and {countOf(distinct - shown.length, 'other', 'others')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
