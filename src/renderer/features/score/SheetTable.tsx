import type { FeatureSheet, ScoringSheet } from '../../../core/evaluate/scoring-sheet.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { byAttention, isCalm, noteOf } from './feature-notes.ts';

/** Features that are as in training are named as long as there are no more of them. */
const MOST_CALM = 100;

/** Every feature of the model held against the data, those first that ask for attention. */
export function SheetTable({ sheet }: { readonly sheet: ScoringSheet }) {
  const sorted = byAttention(sheet.features);
  const calm = sorted.filter(isCalm).length;
  const shown = calm > MOST_CALM ? sorted.slice(0, sorted.length - calm + MOST_CALM) : sorted;
  const left = sorted.length - shown.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard too
    <section className="score-sheet" aria-label="Features" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col" className="num">
              Missing
            </th>
            <th scope="col" className="num">
              Below
            </th>
            <th scope="col" className="num">
              Above
            </th>
            <th scope="col" className="num">
              Never seen
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((feature) => (
            <FeatureRow key={feature.name} feature={feature} />
          ))}
          {left > 0 && (
            <tr>
              <td colSpan={6} className="muted">
                and {countOf(left, 'more feature')} with nothing to note
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function FeatureRow({ feature }: { readonly feature: FeatureSheet }) {
  const { name, column, problem, missing, below, above, range, unseen } = feature;
  const impossible = column === null || problem !== null;
  const note = noteOf(feature);
  const numbers = range !== null && problem === null;
  return (
    <tr>
      <th scope="row" title={column !== null && column !== name ? `${name} (column ${column})` : name}>
        <span className="truncate">{name}</span>
      </th>
      <Count value={column === null ? null : missing} />
      <Count value={numbers && column !== null ? below : null} />
      <Count value={numbers && column !== null ? above : null} />
      <Count value={range === null && column !== null ? unseen : null} />
      <td className={impossible ? 'score-note danger' : 'score-note'} title={note}>
        {note}
      </td>
    </tr>
  );
}

/** How many rows; a dash where the question does not arise, and a quiet 0. */
function Count({ value }: { readonly value: number | null }) {
  const quiet = value === null || value === 0;
  return <td className={quiet ? 'num muted' : 'num'}>{formatNumber(value)}</td>;
}
