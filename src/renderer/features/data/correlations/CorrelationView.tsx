import { Button, Spinner } from '@blueprintjs/core';
import type { DatasetSummary } from '../../../../shared/datasets.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { countOf } from '../../../components/format.ts';
import { ask } from '../../../state/client.ts';
import { showDone } from '../../../state/notices.ts';
import { isNumeric } from '../column/column-type.ts';
import { CorrelationMap } from './CorrelationMap.tsx';
import { formatCorrelation, type Pair, strongestPairs } from './correlation.ts';
import { correlationsCsv } from './correlations-csv.ts';
import { askAgain, useCorrelations } from './use-correlations.ts';
import './correlations.css';

const STRONGEST = 5;

/** How every two columns of numbers go along: a map, the strongest pairs in words, the table as CSV. */
export function CorrelationView({ dataset }: { readonly dataset: DatasetSummary }) {
  const numeric = dataset.columns.filter(({ type }) => isNumeric(type)).length;
  const found = useCorrelations(dataset, numeric >= 2);
  if (numeric < 2) {
    return (
      <EmptyState
        title="Nothing to correlate"
        text="Correlations are of two columns of numbers. A column that was taken for text can be made one of numbers in its card."
      />
    );
  }
  if (found.state === 'waiting') {
    return (
      <div className="empty" role="status">
        <Spinner size={24} aria-label={`Working out the correlations of ${countOf(numeric, 'column')}`} />
        <p className="empty-text">Working out the correlations of {countOf(numeric, 'column')}…</p>
      </div>
    );
  }
  if (found.state === 'failed') {
    return (
      <EmptyState
        title={found.problem.message}
        text={found.problem.hint}
        actions={<Button text="Try again" onClick={() => askAgain(dataset)} />}
      />
    );
  }
  const { correlations } = found;
  const names = dataset.columns.map(({ name }) => name);
  const heads = correlations.columns.map((place) => names[place]!);
  const pairs = strongestPairs(correlations, STRONGEST);
  const copy = async () => {
    await ask('app.copyText', correlationsCsv(correlations, names));
    showDone('The correlations are on the clipboard');
  };
  return (
    <div className="panel-body correlations">
      <div className="correlations-head">
        <p className="selectable">
          <span className="muted">Strongest: </span>
          {pairs.length === 0 && 'none, since no column varies'}
          {pairs.map((pair, i) => (
            <span key={`${pair.one} ${pair.other}`} title={String(pair.value)}>
              {i > 0 && <span className="muted"> · </span>}
              {pairText(pair, heads)}
            </span>
          ))}
        </p>
        <Button size="small" icon="duplicate" text="Copy as CSV" onClick={() => void copy()} />
      </div>
      <CorrelationMap correlations={correlations} names={heads} />
    </div>
  );
}

function pairText({ one, other, value }: Pair, names: readonly string[]) {
  return (
    <>
      {names[one]} and {names[other]} <b className="num">{formatCorrelation(value, 2)}</b>
    </>
  );
}
