import type { ColumnSummary } from '../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../components/format.ts';

interface HistogramProps {
  readonly column: Pick<ColumnSummary, 'min' | 'max' | 'histogram'>;
  readonly width: number;
  readonly height: number;
  /** With the range and the count of each bar on hover, and words for screen readers. */
  readonly told?: boolean;
}

/** How often values of a column are found in each of the equal bins from its least to its greatest. */
export function Histogram({ column, width, height, told = false }: HistogramProps) {
  const { min, max, histogram } = column;
  const most = Math.max(1, ...histogram);
  const step = width / histogram.length;
  const bar = (count: number) => (count === 0 ? 0 : Math.max(1, (count / most) * height));
  const edge = (i: number) => formatNumber(min + ((max - min) * i) / histogram.length, 4);
  return (
    <svg
      className="histogram"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-hidden={!told}
      aria-label={`Histogram from ${formatNumber(min)} to ${formatNumber(max)}`}
    >
      {histogram.map((count, i) => (
        <g key={edge(i) + String(i)}>
          <rect
            x={i * step + 0.5}
            width={Math.max(0.5, step - 1)}
            y={height - bar(count)}
            height={bar(count)}
          />
          {told && (
            <rect className="histogram-reach" x={i * step} width={step} y={0} height={height}>
              <title>{`${edge(i)} to ${edge(i + 1)}: ${countOf(count, 'row')}`}</title>
            </rect>
          )}
        </g>
      ))}
    </svg>
  );
}
