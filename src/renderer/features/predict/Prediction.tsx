import type { Target } from '../../../core/data/features.ts';
import { predictedClass } from '../../../core/evaluate/scores/classification.ts';
import { formatNumber } from '../../components/format.ts';
import { fixedText } from './fixed-text.ts';
import { Probabilities, percentText } from './Probabilities.tsx';
import { isUnchanged, type TypedRow } from './typed-rows.ts';
import { summaryOf, type ValueNote } from './value-notes.ts';

const DIVERGED = 'The weights of this model are no finite numbers: its training diverged.';

interface PredictionProps {
  /** A number for each target, or the probability of each class; undefined while a value cannot be taken. */
  readonly prediction: Float64Array | undefined;
  readonly target: Target;
  readonly row: TypedRow;
  /** Whether the field says another row than that. */
  readonly otherRow: boolean;
  /** What is to be said of the values, one by one. */
  readonly notes: readonly ValueNote[];
}

/** The prediction in large figures, and what the data has in the row it began with. */
export function Prediction({ prediction, target, row, otherRow, notes }: PredictionProps) {
  // An actual value of which the field does not say the row is named by it.
  const named = otherRow || !isUnchanged(row);
  const known = prediction?.every(Number.isFinite) ? prediction : undefined;
  const summary = summaryOf(notes);
  return (
    <div className="prediction">
      {target.kind === 'classes' ? (
        <ClassLine target={target} probabilities={known} row={row} named={named} />
      ) : target.columns.length === 1 ? (
        <NumberLine column={target.columns[0]!} value={known?.[0]} row={row} named={named} />
      ) : (
        <NumberList target={target} values={known} row={row} named={named} />
      )}
      {prediction && !known && <span className="danger">{DIVERGED}</span>}
      {/* The fields say which ones; this stays in sight when they do not. */}
      {summary && (
        <span
          className={`prediction-summary ${summary.kind === 'error' ? 'danger' : 'warning'}`}
          title={notes.map(({ text }) => text).join('\n')}
        >
          {summary.text}
        </span>
      )}
      {target.kind === 'classes' && known && <Probabilities classes={target.classes} probabilities={known} />}
    </div>
  );
}

type Numbers = Extract<Target, { kind: 'numbers' }>;

interface NumberLineProps {
  readonly column: Numbers['columns'][number];
  readonly value: number | undefined;
  readonly row: TypedRow;
  readonly named: boolean;
}

function NumberLine({ column, value, row, named }: NumberLineProps) {
  const actual = row.from?.actual[column.name];
  return (
    <>
      <Large text={value === undefined ? undefined : fixedText(value, column)} title={value} />
      <span className="muted">
        {column.name}
        {column.unit && `, ${column.unit}`}
        {typeof actual === 'number' && (
          <Actual row={row} named={named} text={fixedText(actual, column)} title={String(actual)} />
        )}
      </span>
    </>
  );
}

interface ClassLineProps {
  readonly target: Extract<Target, { kind: 'classes' }>;
  readonly probabilities: Float64Array | undefined;
  readonly row: TypedRow;
  readonly named: boolean;
}

function ClassLine({ target: { name, classes }, probabilities, row, named }: ClassLineProps) {
  const place = probabilities && predictedClass(probabilities, 0, probabilities.length);
  const actual = row.from?.actual[name];
  return (
    <>
      <Large text={place === undefined ? undefined : String(classes[place])} title={undefined} />
      <span className="muted">
        {name}
        {probabilities && place !== undefined && `, probability ${percentText(probabilities[place]!)}`}
        {actual !== undefined && (
          <Actual row={row} named={named} text={String(actual)} title={String(actual)} />
        )}
      </span>
    </>
  );
}

function Large({ text, title }: { readonly text: string | undefined; readonly title: number | undefined }) {
  return (
    <output
      className="prediction-value"
      aria-label="Prediction"
      title={title === undefined ? undefined : String(title)}
    >
      {text ?? '\u2014'}
    </output>
  );
}

interface ActualProps {
  readonly row: TypedRow;
  readonly named: boolean;
  readonly text: string;
  readonly title: string;
}

/** What the data has in the row that the values began with. */
function Actual({ row, named, text, title }: ActualProps) {
  return (
    <span className="prediction-actual" title={title}>
      {named ? `actual of row ${formatNumber(row.from!.row + 1)}: ` : 'actual '}
      {text}
    </span>
  );
}

interface NumberListProps {
  readonly target: Numbers;
  readonly values: Float64Array | undefined;
  readonly row: TypedRow;
  readonly named: boolean;
}

/** Several targets, one below the other. */
function NumberList({ target: { columns }, values, row, named }: NumberListProps) {
  const { from } = row;
  const compared = from !== undefined && columns.some(({ name }) => from.actual[name] !== undefined);
  return (
    <div className="prediction-list">
      <table>
        <caption className="visually-hidden">Predictions</caption>
        <thead className="prediction-list-head">
          <tr>
            <th scope="col">Target</th>
            <th scope="col" className="num">
              Prediction
            </th>
            {compared && (
              <th scope="col" className="num">
                {named ? `Actual of row ${formatNumber(from.row + 1)}` : 'Actual'}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, i) => {
            const value = values?.[i];
            const actual = from?.actual[column.name];
            return (
              <tr key={column.name}>
                <th scope="row">
                  {column.name}
                  {column.unit && <span className="muted">, {column.unit}</span>}
                </th>
                <td className="num" title={value === undefined ? undefined : String(value)}>
                  <b>{value === undefined ? '\u2014' : fixedText(value, column)}</b>
                </td>
                {compared && (
                  <td className="num muted" title={actual === undefined ? undefined : String(actual)}>
                    {typeof actual === 'number' ? fixedText(actual, column) : '\u2013'}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
