import type { Marker } from '../components/series.ts';
import type { Point } from './axes.ts';
import type { ChartConfig } from './Chart.tsx';
import type { Range } from './range.ts';

type Dataset = ChartConfig['data']['datasets'][number];

const MARKS = 6;

/** A few points of a line, at even distances in the view; another shift (0 to 1) keeps them off those of other lines. */
export function evenlyPlaced(points: readonly Point[], view: Range, shift: number): Point[] {
  const found = new Set<Point>();
  const width = view.to - view.from;
  let at = 0;
  for (let i = 0; i < MARKS; i++) {
    const x = view.from + ((i + 0.25 + shift * 0.5) / MARKS) * width;
    while (at < points.length && points[at]!.x < x) at++;
    if (at === points.length) break;
    found.add(points[at]!);
  }
  return [...found];
}

const pointStyles = {
  circle: { pointStyle: 'circle' },
  square: { pointStyle: 'rect' },
  diamond: { pointStyle: 'rectRot' },
  triangle: { pointStyle: 'triangle' },
  triangleDown: { pointStyle: 'triangle', pointRotation: 180 },
  cross: { pointStyle: 'cross' },
  pentagon: { pointStyle: 'rectRounded' },
  star: { pointStyle: 'star' },
} as const satisfies Record<Marker, object>;

/** The points as a run's marks, without a line. */
export function marks(points: Point[], marker: Marker, color: string, fill: string): Dataset {
  return {
    data: points,
    showLine: false,
    borderColor: color,
    pointBackgroundColor: fill,
    pointBorderColor: color,
    pointBorderWidth: marker === 'cross' || marker === 'star' ? 2 : 1.5,
    pointRadius: 4,
    order: 0,
    ...pointStyles[marker],
  };
}
