import type { DatasetSummary } from '../../../../shared/datasets.ts';
import type { Draft } from '../../../state/recipe-draft.ts';
import { targetsOf } from '../../recipe/columns.ts';
import { correlationOf, formatCorrelation } from '../correlations/correlation.ts';
import { useCorrelations } from '../correlations/use-correlations.ts';
import { isNumeric } from './column-type.ts';

interface TargetCorrelationProps {
  readonly dataset: DatasetSummary;
  readonly place: number;
  readonly draft: Draft;
}

/** How a column of numbers goes along with each target that is one too. */
export function TargetCorrelation({ dataset, place, draft }: TargetCorrelationProps) {
  const { columns } = dataset;
  const numeric = (at: number) => at >= 0 && isNumeric(columns[at]!.type);
  const targets = targetsOf(draft)
    .map((name) => columns.findIndex((column) => column.name === name))
    .filter((at) => at !== place && numeric(at));
  const wanted = numeric(place) && targets.length > 0;
  const found = useCorrelations(dataset, wanted);
  if (!wanted || found.state === 'failed') return null;
  return (
    <dl className="column-statistics column-correlation">
      {targets.slice(0, 3).map((at) => {
        const value = found.state === 'known' ? correlationOf(found.correlations, place, at) : undefined;
        return (
          <div key={at}>
            <dt className="muted">Correlation with {columns[at]!.name}</dt>
            <dd className="num" title={value === undefined ? undefined : String(value)}>
              {value === undefined ? '…' : formatCorrelation(value, 3)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
