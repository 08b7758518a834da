import { Button } from '@blueprintjs/core';
import type { ColumnDescription } from '../../../../core/data/description.ts';
import type { ColumnSummary, DatasetSummary } from '../../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { type Draft, editDraft } from '../../../state/recipe-draft.ts';
import { featuresOf, withEncodings, withFeature, withTarget } from '../../recipe/columns.ts';
import { ColumnReading } from '../reading/ColumnReading.tsx';
import { type ColumnRole, roleTitles } from './column-role.ts';
import { isNumeric, typeWords } from './column-type.ts';
import { Distribution } from './Distribution.tsx';
import { FrequentValues } from './FrequentValues.tsx';
import { TargetCorrelation } from './TargetCorrelation.tsx';

interface ColumnCardProps {
  readonly column: ColumnSummary;
  readonly place: number;
  readonly role: ColumnRole;
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

/** All that is known of a column, how it is read, and what the recipe uses it for. */
export function ColumnCard({ column, place, role, dataset, draft }: ColumnCardProps) {
  const { name, about, unit, type, description } = column;
  return (
    <div className="column-card">
      <h3>
        <span className="truncate" title={name}>
          {name}
        </span>
        <span className="tag">{roleTitles[role]}</span>
      </h3>
      {(about || unit) && <p className="muted">{[about, unit].filter(Boolean).join(' \u00b7 ')}</p>}
      {description ? (
        <>
          {/* Of other columns it would be what the list of frequent values is. */}
          {isNumeric(type) && <Distribution description={description} name={name} />}
          <Statistics column={column} description={description} />
          {isNumeric(type) && <Quantiles of={description} />}
          <TargetCorrelation dataset={dataset} place={place} draft={draft} />
          <FrequentValues description={description} type={type} rows={dataset.rows} />
        </>
      ) : (
        <p className="muted column-card-waiting" role="status">
          The statistics are being worked out…
        </p>
      )}
      {dataset.receipt && <ColumnReading dataset={dataset} column={column} receipt={dataset.receipt} />}
      <RoleButtons column={column} role={role} dataset={dataset} draft={draft} />
    </div>
  );
}

interface Statistic {
  readonly label: string;
  readonly value: number | null;
}

function Statistics({
  column: { type },
  description,
}: {
  readonly column: ColumnSummary;
  readonly description: ColumnDescription;
}) {
  const { count, missing, distinct, min, max, mean, std } = description;
  const cells: Statistic[] = [
    { label: 'Cells', value: count },
    { label: 'Missing', value: missing },
    { label: `Different ${typeWords[type].value[1]}`, value: distinct },
  ];
  const numbers: Statistic[] = [
    { label: 'Mean', value: mean },
    { label: 'Deviation', value: std },
    { label: 'Least', value: min },
    { label: 'Greatest', value: max },
  ];
  return (
    <dl className={isNumeric(type) ? 'column-statistics numbers' : 'column-statistics'}>
      {[...(isNumeric(type) ? numbers : []), ...cells].map(({ label, value }) => (
        <div key={label}>
          <dt className="muted">{label}</dt>
          <dd className="num" title={value === null ? undefined : String(value)}>
            {formatNumber(value, 6)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const SHARES = [5, 25, 50, 75, 95];

/** Below which value which share of the cells lies. */
function Quantiles({ of: { quantiles } }: { readonly of: ColumnDescription }) {
  if (!quantiles) return null;
  return (
    <table className="quantiles">
      <caption className="visually-hidden">Quantiles</caption>
      <thead>
        <tr>
          {SHARES.map((share) => (
            <th key={share} scope="col">
              {share === 50 ? 'median' : `${share} %`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {quantiles.map((value, i) => (
            <td key={SHARES[i]} className="num" title={String(value)}>
              {formatNumber(value, 4)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function RoleButtons({ column: { name }, role, dataset, draft }: Omit<ColumnCardProps, 'place'>) {
  const names = dataset.columns.map((each) => each.name);
  const onlyFeature = role === 'feature' && featuresOf(draft, names).length === 1;
  const setFeature = (used: boolean) => {
    const next = withFeature(draft, name, used, names);
    editDraft([], used ? withEncodings(next, [name], dataset.columns) : next);
  };
  return (
    <div className="column-card-actions">
      <Button
        size="small"
        text="Use as target"
        disabled={role === 'target'}
        onClick={() => editDraft([], withTarget(draft, name, dataset.columns))}
      />
      <Button
        size="small"
        text={role === 'feature' ? 'Leave out' : 'Use as feature'}
        disabled={role === 'target' || onlyFeature}
        title={onlyFeature ? `The only feature of ${countOf(names.length, 'column')}` : undefined}
        onClick={() => setFeature(role !== 'feature')}
      />
    </div>
  );
}
