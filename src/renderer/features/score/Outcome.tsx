import { ProgressBar } from '@blueprintjs/core';
import type { ProblemData } from '../../../core/problem.ts';
import type { Scored } from '../../../shared/ipc.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { ProblemText } from './ProblemText.tsx';
import { useScoring } from './scoring.ts';

/** What became of saving. */
export type Saving =
  | { readonly state: 'not' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly scored: Scored }
  | { readonly state: 'failed'; readonly problem: ProblemData };

/** How far saving is, and what became of it. */
export function Outcome({ saving }: { readonly saving: Saving }) {
  const progress = useScoring((state) => state.progress);
  if (saving.state === 'not') return null;
  if (saving.state === 'failed') return <ProblemText problem={saving.problem} />;
  if (saving.state === 'saved') return <Saved scored={saving.scored} />;
  if (!progress) return <p className="muted">Choose where to save them.</p>;
  const { done, rows } = progress;
  return (
    <div className="score-progress">
      <ProgressBar value={rows > 0 ? done / rows : 1} stripes={false} aria-label="Saving predictions" />
      <span className="num muted">
        {formatNumber(done)} of {countOf(rows, 'row')}
      </span>
    </div>
  );
}

function Saved({ scored: { name, rows, renamed } }: { readonly scored: Scored }) {
  return (
    <div role="status">
      <p>
        Saved {countOf(rows, 'row')} to {name}
      </p>
      {renamed.map((column) => (
        <p key={column.to} className="muted">
          The column {column.name} is called {column.to} there, since another one has that name.
        </p>
      ))}
    </div>
  );
}
