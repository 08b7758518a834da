import type { ColumnSummary } from '../../../../shared/datasets.ts';
import { type Bar, barsOf } from './bars.ts';
import './column.css';

interface HistogramProps {
  readonly column: ColumnSummary;
  readonly width: number;
  readonly height: number;
}

/** The distribution of a column as a small picture, for its head; a bare line while it is not worked out. */
export function Histogram({ column, width, height }: HistogramProps) {
  if (!column.description) return <span className="histogram-waiting" style={{ width, height }} />;
  return (
    <svg className="histogram" width={width} height={height} aria-hidden="true">
      <Bars bars={barsOf(column.description)} width={width} height={height} />
    </svg>
  );
}

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly height: number;
  /** The place of the bar that is read. */
  readonly read?: number | undefined;
}

/** The bars alone; the one that is read stands out. */
export function Bars({ bars, width, height, read }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  const step = barWidth(bars.length, width);
  // What is there at all can be seen.
  const tall = (count: number) => (count === 0 ? 0 : Math.max(1, (count / most) * height));
  return bars.map(({ key, rows }, i) => (
    <rect
      key={key}
      className={read === i ? 'histogram-read' : undefined}
      x={i * step + 0.5}
      width={Math.max(0.5, step - 1)}
      y={height - tall(rows)}
      height={tall(rows)}
    />
  ));
}

/** A few bars do not get wider for that. */
export function barWidth(bars: number, width: number): number {
  return Math.min(24, width / Math.max(1, bars));
}
