import { useState } from 'react';
import { type Area, pixelOfY } from '../../charts/area.ts';
import type { ChartConfig } from '../../charts/Chart.tsx';
import type { Range } from '../../charts/range.ts';
import { ZoomableChart } from '../../charts/ZoomableChart.tsx';
import { change } from '../../state/store.ts';
import { EarlyMarks } from './EarlyMarks.tsx';
import type { RunLine } from './loss-lines.ts';
import { lossSummary } from './loss-summary.ts';
import type { LossView } from './loss-view.ts';
import { ReadingCard } from './ReadingCard.tsx';
import { type LineReading, readLines } from './reading.ts';
import { spokenReading } from './reading-text.ts';

interface LossPlotProps {
  readonly config: ChartConfig;
  readonly lines: readonly RunLine[];
  readonly axis: LossView['x'];
  readonly full: Range;
  readonly view: Range;
  readonly least: number;
  readonly onView: (view: Range) => void;
  readonly inScroller: boolean;
}

/** The drawing itself with what is read of it; reading does not draw the lines anew. */
export function LossPlot({ config, lines, axis, full, view, least, onView, inScroller }: LossPlotProps) {
  const [reading, setReading] = useState<number | null>(null);
  const readings = reading === null ? [] : readLines(lines, reading, axis);
  return (
    <div className="loss-plot">
      <ZoomableChart
        config={config}
        summary={lossSummary(lines)}
        state={{ full, view, least, reading }}
        onMove={(move) => {
          if (move.view) onView(move.view);
          if (move.reading !== undefined) setReading(move.reading);
        }}
        onPick={(y, area) => {
          const nearest = lines.length > 1 && nearestLine(readings, area, y);
          if (nearest) change({ runId: nearest.line.run.id });
        }}
        inScroller={inScroller}
      >
        {(drawn) => (
          <>
            <EarlyMarks area={drawn} lines={lines} axis={axis} />
            <ReadingCard area={drawn} readings={readings} />
          </>
        )}
      </ZoomableChart>
      <output className="visually-hidden">{spokenReading(readings)}</output>
    </div>
  );
}

/** The line that passes nearest to a height, if any is near at all. */
function nearestLine(readings: readonly LineReading[], area: Area, y: number): LineReading | undefined {
  const distance = (reading: LineReading) => Math.abs(pixelOfY(area, reading.y) - y);
  const [nearest] = readings.toSorted((a, b) => distance(a) - distance(b));
  return nearest && distance(nearest) < 24 ? nearest : undefined;
}
