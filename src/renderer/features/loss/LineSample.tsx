import { RunMark } from '../../components/RunMark.tsx';
import { seriesOf } from '../../components/series.ts';

/** A piece of a run's line with its mark, as the chart draws it; the words stand beside it. */
export function LineSample({ mark, hollow = false }: { readonly mark: number; readonly hollow?: boolean }) {
  const { color, dash } = seriesOf(mark);
  return (
    <span className="line-sample">
      <svg width="30" height="14" aria-hidden="true">
        <path d="M0 7h30" stroke={color} strokeWidth={hollow ? 1.25 : 2} strokeDasharray={dash.join(' ')} />
      </svg>
      <RunMark index={mark} size={10} hollow={hollow} />
    </span>
  );
}
