import { Button } from '@blueprintjs/core';
import type { ColumnSummary, DatasetSummary } from '../../../shared/datasets.ts';
import { formatNumber } from '../../components/format.ts';
import { type Draft, editDraft } from '../../state/recipe-draft.ts';
import { featuresOf, withFeature, withTarget } from '../recipe/columns.ts';
import { type ColumnRole, roleTitles } from './column-role.ts';
import { Histogram } from './Histogram.tsx';

interface ColumnCardProps {
  readonly column: ColumnSummary;
  readonly role: ColumnRole;
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

const statistics = [
  { label: 'Least', of: ({ min }) => min },
  { label: 'Greatest', of: ({ max }) => max },
  { label: 'Mean', of: ({ mean }) => mean },
  { label: 'Deviation', of: ({ std }) => std },
] as const satisfies readonly { label: string; of: (column: ColumnSummary) => number }[];

/** All that is known of a column, and what the recipe uses it for. */
export function ColumnCard({ column, role, dataset, draft }: ColumnCardProps) {
  const names = dataset.columns.map(({ name }) => name);
  const onlyFeature = role === 'feature' && featuresOf(draft, names).length === 1;
  return (
    <div className="column-card">
      <h3>
        {column.name}
        <span className="tag">{roleTitles[role]}</span>
      </h3>
      {(column.about || column.unit) && (
        <p className="muted">{[column.about, column.unit].filter(Boolean).join(' \u00b7 ')}</p>
      )}
      <Histogram column={column} width={228} height={72} told />
      <div className="column-card-range muted">
        <span>{formatNumber(column.min, 4)}</span>
        <span>{formatNumber(column.max, 4)}</span>
      </div>
      <dl>
        {statistics.map(({ label, of }) => (
          <div key={label}>
            <dt className="muted">{label}</dt>
            <dd className="num" title={String(of(column))}>
              {formatNumber(of(column), 6)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="column-card-actions">
        <Button
          size="small"
          text="Use as target"
          disabled={role === 'target'}
          onClick={() => editDraft(['data'], withTarget(draft, column.name))}
        />
        <Button
          size="small"
          text={role === 'feature' ? 'Leave out' : 'Use as feature'}
          disabled={role === 'target' || onlyFeature}
          onClick={() => editDraft(['data'], withFeature(draft, column.name, role !== 'feature', names))}
        />
      </div>
    </div>
  );
}
