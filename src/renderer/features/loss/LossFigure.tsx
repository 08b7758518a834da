import { Button } from '@blueprintjs/core';
import { ZoomInIcon, ZoomOutIcon, ZoomToFitIcon } from '@blueprintjs/icons';
import { type ReactNode, useState } from 'react';
import type { RunSummary } from '../../../shared/runs.ts';
import { lossChart } from '../../charts/loss-chart.ts';
import { usePalette } from '../../charts/palette.ts';
import { panRange, type Range, zoomRange } from '../../charts/range.ts';
import { useManyRunDetails } from '../../state/run-details.ts';
import { useWorkbench } from '../../state/store.ts';
import { LossLegend } from './LossLegend.tsx';
import { LossOptions } from './LossOptions.tsx';
import { LossPlot } from './LossPlot.tsx';
import { fullRange, leastView, runLines } from './loss-lines.ts';
import { logNote, lossKind, noLogPossible, pointsNote, unitsNote } from './loss-summary.ts';
import { useLossView } from './loss-view.ts';
import './loss.css';

interface LossFigureProps {
  readonly runs: readonly RunSummary[];
  /** Where the page scrolls, the wheel zooms with Ctrl only. */
  readonly inScroller?: boolean;
  /** More buttons beside those of the zoom. */
  readonly children?: ReactNode;
}

/** The losses of some runs in one chart, with their legend and how they are drawn. */
export function LossFigure({ runs, inScroller = false, children }: LossFigureProps) {
  const options = useLossView();
  const palette = usePalette();
  const marks = useWorkbench((state) => state.marks);
  const details = useManyRunDetails(runs.map(({ id }) => id));
  const [zoom, setZoom] = useState<{ x: string; view: Range } | null>(null);

  const validated = runs.find(({ id }) => (details.get(id)?.validationLosses.length ?? 0) > 0);
  const shown = runs.filter(({ id }) => !options.hidden.includes(id));
  const lines = runLines(shown, details, options, marks, palette);
  const full = fullRange(lines, options.x);
  const least = leastView(lines, options.x);
  // A stretch of iterations is none of epochs.
  const view = zoom?.x === options.x ? panRange(zoom.view, 0, full) : full;
  const y = options.y === 'log' && noLogPossible(lines) ? 'linear' : options.y;
  const note = options.y === 'log' && lines.length > 0 ? logNote(lines) : undefined;
  const kind = lossKind(lines);
  const notes = [unitsNote(lines), pointsNote(lines), note].filter((text) => text !== undefined);
  const config = lossChart(lines, { x: options.x, y, view }, palette);

  const onView = (next: Range) =>
    setZoom(next.to - next.from >= full.to - full.from ? null : { x: options.x, view: next });
  const zoomBy = (factor: number) => onView(zoomRange(view, (view.from + view.to) / 2, factor, full, least));
  const whole = view.to - view.from >= full.to - full.from;

  return (
    <div className="loss-figure">
      <div className="loss-tools">
        {kind && (
          <span className="loss-kind truncate" title={kind.about}>
            {kind.label}
          </span>
        )}
        <LossOptions />
        <span className="loss-buttons">
          <ToolButton label="Zoom in" icon={<ZoomInIcon />} onClick={() => zoomBy(0.5)} />
          <ToolButton label="Zoom out" icon={<ZoomOutIcon />} disabled={whole} onClick={() => zoomBy(2)} />
          <ToolButton
            label="Show all"
            icon={<ZoomToFitIcon />}
            disabled={whole}
            onClick={() => onView(full)}
          />
          {children}
        </span>
      </div>
      {(runs.length > 1 || validated) && <LossLegend runs={runs} validated={validated} />}
      <LossPlot
        config={config}
        lines={lines}
        axis={options.x}
        full={full}
        view={view}
        least={least}
        onView={onView}
        inScroller={inScroller}
      />
      {notes.map((text) => (
        <p key={text} className="loss-note">
          {text}
        </p>
      ))}
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly icon: React.JSX.Element;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function ToolButton({ label, icon, disabled = false, onClick }: ToolButtonProps) {
  return (
    <Button
      size="small"
      variant="minimal"
      icon={icon}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    />
  );
}
