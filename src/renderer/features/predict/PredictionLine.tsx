import type { PreparedColumn } from '../../../core/data/prepare.ts';
import { formatNumber } from '../../components/format.ts';
import { fixedText } from './fixed-text.ts';
import { isUnchanged, type TypedRow } from './typed-rows.ts';
import { summaryOf, type ValueNote } from './value-notes.ts';

const DIVERGED = 'The weights of this model are no finite numbers: its training diverged.';

interface PredictionLineProps {
  /** Undefined while a value is no number. */
  readonly prediction: number | undefined;
  readonly target: PreparedColumn;
  readonly row: TypedRow;
  /** What is to be said of the values, one by one. */
  readonly notes: readonly ValueNote[];
}

/** The prediction in large figures, its unit, and what the data has in the row it began with. */
export function PredictionLine({ prediction, target, row, notes }: PredictionLineProps) {
  const known = prediction !== undefined && Number.isFinite(prediction);
  const { from } = row;
  const summary = summaryOf(notes);
  return (
    <p className="prediction">
      <output
        className="prediction-value"
        aria-label="Prediction"
        title={known ? String(prediction) : undefined}
      >
        {known ? fixedText(prediction, target) : '\u2014'}
      </output>
      <span className="muted">
        {target.name}
        {target.unit && `, ${target.unit}`}
        {from?.actual?.target === target.name && (
          <span className="prediction-actual" title={String(from.actual.value)}>
            {isUnchanged(row) ? 'actual ' : `actual of row ${formatNumber(from.row + 1)}: `}
            {fixedText(from.actual.value, target)}
          </span>
        )}
      </span>
      {prediction !== undefined && !known && <span className="danger">{DIVERGED}</span>}
      {/* The fields say which ones; this stays in sight when they do not. */}
      {summary && (
        <span
          className={`prediction-summary ${summary.kind === 'error' ? 'danger' : 'warning'}`}
          title={notes.map(({ text }) => text).join('\n')}
        >
          {summary.text}
        </span>
      )}
    </p>
  );
}
