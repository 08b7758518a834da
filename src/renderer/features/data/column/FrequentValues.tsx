import type { ColumnDescription } from '../../../../core/data/description.ts';
import type { ColumnType } from '../../../../core/data/receipt.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { isNumeric, typeWords } from './column-type.ts';

interface FrequentValuesProps {
  readonly description: ColumnDescription;
  readonly type: ColumnType;
  /** Of the whole table. */
  readonly rows: number;
}

/** Of numbers fewer: their distribution says more. */
const shownOf = (type: ColumnType) => (isNumeric(type) ? 4 : 8);

/** The values that a column holds most often; nothing where each is there once. */
export function FrequentValues({ description: { frequent, distinct }, type, rows }: FrequentValuesProps) {
  const most = frequent[0]?.rows ?? 0;
  if (most <= 1) return null;
  const shown = frequent.slice(0, shownOf(type));
  const values = typeWords[type].value[1];
  return (
    <table className="frequent">
      <caption>Most frequent {values}</caption>
      <colgroup>
        <col className="frequent-text" />
        <col />
        <col className="frequent-rows" />
      </colgroup>
      <tbody>
        {shown.map(({ value, rows: count }) => (
          <tr key={value}>
            <th scope="row" className="truncate selectable" title={String(value)}>
              {typeof value === 'number' ? formatNumber(value, 8) : value}
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
