import type { ColumnSummary } from '../../../shared/datasets.ts';
import { countOf, formatNumber } from '../../components/format.ts';

interface HistogramProps {
  readonly column: ColumnSummary;
  readonly width: number;
  readonly height: number;
  /** With the range and the count of each bar on hover, and words for screen readers. */
  readonly told?: boolean;
}

/**
 * How often values of a column are found in each of the equal bins from its least to its greatest; of texts how
 * often each of the most frequent ones.
 */
export function Histogram({ column, width, height, told = false }: HistogramProps) {
  const bars = barsOf(column);
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  const step = Math.min(24, width / Math.max(1, bars.length));
  const tall = (count: number) => (count === 0 ? 0 : Math.max(1, (count / most) * height));
  return (
    <svg
      className="histogram"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-hidden={!told}
      aria-label={labelOf(column)}
    >
      {bars.map(({ title, rows }, i) => (
        <g key={title + String(i)}>
          <rect
            x={i * step + 0.5}
            width={Math.max(0.5, step - 1)}
            y={height - tall(rows)}
            height={tall(rows)}
          />
          {told && (
            <rect className="histogram-reach" x={i * step} width={step} y={0} height={height}>
              <title>{`${title}: ${countOf(rows, 'row')}`}</title>
            </rect>
          )}
        </g>
      ))}
    </svg>
  );
}

function barsOf({ min, max, histogram, texts }: ColumnSummary): { title: string; rows: number }[] {
  if (texts) return texts.frequent.map(({ text, rows }) => ({ title: text, rows }));
  const edge = (i: number) => formatNumber(min + ((max - min) * i) / histogram.length, 4);
  return histogram.map((rows, i) => ({ title: `${edge(i)} to ${edge(i + 1)}`, rows }));
}

function labelOf({ min, max, texts }: ColumnSummary): string {
  if (texts) return `How often each of the ${texts.frequent.length} most frequent texts is found`;
  return `Histogram from ${formatNumber(min)} to ${formatNumber(max)}`;
}
