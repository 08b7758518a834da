import type { ScoringSheet } from '../../../core/evaluate/scoring-sheet.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { countOf } from '../../components/format.ts';
import { ProblemText } from './ProblemText.tsx';
import { SheetTable } from './SheetTable.tsx';
import type { SheetState } from './use-sheet.ts';
import { verdictOf } from './verdict.ts';

/** What to know before the rows are predicted: a sentence, every feature, what else is in the data. */
export function Sheet({ sheet, dataset }: { readonly sheet: SheetState; readonly dataset: DatasetSummary }) {
  if (sheet.state === 'asking') {
    return (
      <p className="muted" role="status">
        Looking at {countOf(dataset.rows, 'row')}…
      </p>
    );
  }
  if (sheet.state === 'refused') return <ProblemText problem={sheet.problem} />;
  return (
    <>
      <VerdictText sheet={sheet.sheet} />
      <SheetTable sheet={sheet.sheet} />
      <Columns sheet={sheet.sheet} />
    </>
  );
}

const marks = { fine: '\u2713', doubtful: '!', impossible: '\u2715' } as const;

function VerdictText({ sheet }: { readonly sheet: ScoringSheet }) {
  const { kind, text } = verdictOf(sheet);
  return (
    <p className={`score-verdict ${kind}`} role="status">
      <span className="score-mark" aria-hidden="true">
        {marks[kind]}
      </span>
      {text}
    </p>
  );
}

const NAMED = 12;

/** What else is in the data. */
function Columns({ sheet: { extra, targets } }: { readonly sheet: ScoringSheet }) {
  return (
    <dl className="score-columns">
      {targets.length > 0 && (
        <>
          <dt>Targets in the data</dt>
          <dd>{targets.join(', ')}: kept beside what is predicted</dd>
        </>
      )}
      {extra.length > 0 && (
        <>
          <dt>Not used by the model</dt>
          <dd title={extra.join(', ')}>
            {extra.slice(0, NAMED).join(', ')}
            {extra.length > NAMED && ` and ${countOf(extra.length - NAMED, 'more column')}`}
          </dd>
        </>
      )}
    </dl>
  );
}
