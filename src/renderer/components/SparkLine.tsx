interface SparkLineProps {
  readonly values: readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly color?: string;
}

/** The tiny line of a run's loss, on a logarithmic scale where all of it is above 0; only for the eye. */
export function SparkLine({ values, width = 52, height = 20, color = 'var(--text-muted)' }: SparkLineProps) {
  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path
        d={sparkPath(values, width, height)}
        fill="none"
        stroke={color}
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** @returns an SVG path, empty for fewer than two finite numbers */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return '';
  const heights = finite.every((value) => value > 0) ? finite.map(Math.log) : finite;
  const least = Math.min(...heights);
  const range = Math.max(...heights) - least || 1;
  const margin = 1.5;
  const points = heights.map((value, i) => {
    const x = margin + (i / (heights.length - 1)) * (width - 2 * margin);
    const y = margin + (1 - (value - least) / range) * (height - 2 * margin);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
