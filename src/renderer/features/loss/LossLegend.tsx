import type { RunSummary } from '../../../shared/runs.ts';
import { useWorkbench } from '../../state/store.ts';
import { LineSample } from './LineSample.tsx';
import { changeLossView, toggleLine, useLossView } from './loss-view.ts';

interface LossLegendProps {
  readonly runs: readonly RunSummary[];
  /** One of them that has validation losses, if any. */
  readonly validated: RunSummary | undefined;
}

/** The runs of the chart with their signs; a click takes a line away and brings it back. */
export function LossLegend({ runs, validated }: LossLegendProps) {
  const marks = useWorkbench((state) => state.marks);
  const view = useLossView();
  return (
    <ul className="loss-legend" aria-label="Lines">
      {runs.map(({ id, title }) => (
        <li key={id}>
          <button
            type="button"
            className="loss-legend-item"
            aria-pressed={!view.hidden.includes(id)}
            title={view.hidden.includes(id) ? `Show ${title}` : `Hide ${title}`}
            onClick={() => toggleLine(id)}
          >
            <LineSample mark={marks[id] ?? 0} />
            <span className="truncate">{title}</span>
          </button>
        </li>
      ))}
      {validated && (
        <li>
          <button
            type="button"
            className="loss-legend-item"
            aria-pressed={view.validation}
            title="The loss on the validation rows after each epoch: thin, with hollow marks"
            onClick={() => changeLossView({ validation: !view.validation })}
          >
            <LineSample mark={marks[validated.id] ?? 0} hollow />
            <span className="truncate">Validation</span>
          </button>
        </li>
      )}
    </ul>
  );
}
