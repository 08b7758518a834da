import { Button } from '@blueprintjs/core';
import type { ColumnSummary, DatasetSummary } from '../../../shared/datasets.ts';
import { formatNumber } from '../../components/format.ts';
import { type Draft, editDraft } from '../../state/recipe-draft.ts';
import { encodingsOf, featuresOf, withFeature, withTarget } from '../recipe/columns.ts';
import { type ColumnRole, roleTitles } from './column-role.ts';
import { FrequentTexts } from './FrequentTexts.tsx';
import { Histogram } from './Histogram.tsx';

interface ColumnCardProps {
  readonly column: ColumnSummary;
  readonly role: ColumnRole;
  readonly dataset: DatasetSummary;
  readonly draft: Draft;
}

/** All that is known of a column, and what the recipe uses it for. */
export function ColumnCard({ column, role, dataset, draft }: ColumnCardProps) {
  const { name, about, unit, texts } = column;
  const names = dataset.columns.map((each) => each.name);
  const onlyFeature = role === 'feature' && featuresOf(draft, names).length === 1;
  const setFeature = (used: boolean) => {
    editDraft([], withFeature(draft, name, used, names));
    // Texts need an encoding to be numbers.
    if (used && texts && encodingsOf(draft)[name] === undefined) {
      editDraft(['prepare', 'encode', name], 'oneHot');
    }
  };
  return (
    <div className="column-card">
      <h3>
        <span className="truncate">{name}</span>
        <span className="tag">{roleTitles[role]}</span>
      </h3>
      {(about || unit) && <p className="muted">{[about, unit].filter(Boolean).join(' \u00b7 ')}</p>}
      {texts ? (
        <FrequentTexts texts={texts} rows={dataset.rows} />
      ) : (
        <>
          <Histogram column={column} width={228} height={72} told />
          <div className="column-card-range muted">
            <span>{formatNumber(column.min, 4)}</span>
            <span>{formatNumber(column.max, 4)}</span>
          </div>
        </>
      )}
      <dl>
        {statisticsOf(column).map(({ label, value }) => (
          <div key={label}>
            <dt className="muted">{label}</dt>
            <dd className="num" title={String(value)}>
              {formatNumber(value, 6)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="column-card-actions">
        <Button
          size="small"
          text="Use as target"
          disabled={role === 'target'}
          onClick={() => editDraft([], withTarget(draft, name))}
        />
        <Button
          size="small"
          text={role === 'feature' ? 'Leave out' : 'Use as feature'}
          disabled={role === 'target' || onlyFeature}
          onClick={() => setFeature(role !== 'feature')}
        />
      </div>
    </div>
  );
}

function statisticsOf({ min, max, mean, std, missing, texts }: ColumnSummary) {
  const cells = { label: 'Missing', value: missing };
  if (texts) return [{ label: 'Different texts', value: texts.distinct }, cells];
  return [
    { label: 'Least', value: min },
    { label: 'Greatest', value: max },
    { label: 'Mean', value: mean },
    { label: 'Deviation', value: std },
    cells,
  ];
}
