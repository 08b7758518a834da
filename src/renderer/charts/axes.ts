import { formatNumber } from '../components/format.ts';
import type { ChartConfig } from './Chart.tsx';
import type { Palette } from './palette.ts';
import type { Range } from './range.ts';
import { evenTicks, logTicks, tickRoom } from './ticks.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

type Scale = NonNullable<NonNullable<ChartConfig['options']>['scales']>[string];

const axisLook = (palette: Palette) => ({
  grid: { color: palette.grid, drawTicks: false, tickLength: 0 },
  border: { display: false },
  ticks: {
    color: palette.muted,
    font: { family: palette.font, size: palette.fontSize },
    padding: 6,
    maxRotation: 0,
    autoSkip: false,
    callback: (value: number | string) => tickText(Number(value)),
  },
});

/** Powers of ten as 1e300: raised digits are too small on an axis. */
export function tickText(value: number): string {
  const far = value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7);
  return far ? value.toExponential().replace('e+', 'e') : formatNumber(value);
}

/** An axis that shows just this stretch; of a logarithmic one the places are powers of ten. */
export function xAxis(view: Range, palette: Palette, log = false): Scale {
  const look = axisLook(palette);
  return {
    type: 'linear',
    min: view.from,
    max: view.to,
    ...look,
    grid: { ...look.grid, display: false },
    border: { display: true, color: palette.axis },
    ...(log && {
      ticks: { ...look.ticks, callback: (value) => tickText(Number((10 ** Number(value)).toPrecision(9))) },
    }),
    afterBuildTicks: (axis) => {
      const most = tickRoom(axis.chart.width, 90);
      const ticks = log
        ? logTicks(10 ** view.from, 10 ** view.to, most).map(Math.log10)
        : evenTicks(view.from, view.to, most);
      axis.ticks = ticks.map((value) => ({ value }));
    },
  };
}

/** An axis that holds all of these points. */
export function yAxis(points: readonly Point[], y: 'linear' | 'log', palette: Palette): Scale {
  const { min, max } = y === 'log' ? logBounds(points) : linearBounds(points);
  return {
    type: y === 'log' ? 'logarithmic' : 'linear',
    bounds: 'data',
    min,
    max,
    ...axisLook(palette),
    afterBuildTicks: (axis) => {
      const most = tickRoom(axis.chart.height, 34);
      const ticks = y === 'log' ? logTicks(min, max, most) : evenTicks(min, max, most);
      axis.ticks = ticks.map((value) => ({ value }));
    },
    // As wide as most labels need, so that the drawing does not shift while the numbers change.
    afterFit: (axis) => {
      axis.width = Math.max(axis.width, 48);
    },
  };
}

/** The least and the greatest height; infinite without points. */
export function bounds(points: readonly Point[]) {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const { y } of points) {
    if (y < min) min = y;
    if (y > max) max = y;
  }
  return { min, max };
}

function logBounds(points: readonly Point[]) {
  const { min, max } = bounds(points);
  if (points.length === 0) return { min: 0.1, max: 1 };
  const room = Math.max(0.03, (Math.log10(max) - Math.log10(min)) * 0.04);
  return {
    min: Math.max(Number.MIN_VALUE, 10 ** (Math.log10(min) - room)),
    max: Math.min(Number.MAX_VALUE, 10 ** (Math.log10(max) + room)),
  };
}

function linearBounds(points: readonly Point[]) {
  const { min, max } = bounds(points);
  if (points.length === 0) return { min: 0, max: 1 };
  if (min === max) return { min: Math.min(0, min), max: Math.max(max * 1.1, 1e-300) };
  // From 0, unless that would flatten the line.
  const room = max / 20 - min / 20;
  return { min: min >= 0 && min < max / 2 ? 0 : min - room, max: Math.min(Number.MAX_VALUE, max + room) };
}
