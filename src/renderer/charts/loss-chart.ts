import { bounds, type Point, xAxis, yAxis } from './axes.ts';
import type { ChartConfig } from './Chart.tsx';
import { evenlyPlaced, marks } from './marks.ts';
import type { Outline } from './outline.ts';
import { faded, type Palette, type Sign } from './palette.ts';
import type { Range } from './range.ts';
import { MOST_POINTS, thin } from './thin.ts';
import { iterationAt, placeOf, type XUnit } from './x-place.ts';

/** One run in a chart of losses. */
export interface LossLine {
  readonly label: string;
  readonly sign: Sign;
  /** It ended in a loss that is no number: beside others it may leave the drawing at the top. */
  readonly diverged: boolean;
  /** The loss of every iteration. */
  readonly losses: Float64Array;
  /** What is drawn strongly: the losses themselves, their moving means, or the mean of each epoch. */
  readonly main: Float64Array;
  /** Iterations that a value of `main` stands for. */
  readonly mainStep: number;
  /** After each epoch; empty where there are no validation rows. */
  readonly validation: Float64Array;
  readonly updatesPerEpoch: number;
  /** Of long lists, so that drawing them does not look at every value. */
  readonly outlines?: Partial<Record<'losses' | 'main' | 'validation', Outline>>;
}

export interface LossAxes {
  readonly x: XUnit;
  readonly y: 'linear' | 'log';
  /** The stretch of the x axis that is seen. */
  readonly view: Range;
}

type Dataset = ChartConfig['data']['datasets'][number];

// Dashes and noise of thousands of pieces keep a renderer without a GPU busy for longer than a frame.
const DASHED_POINTS = 1000;
const SHADOW_POINTS = 600;

/** The configuration of a chart of losses: at most 2,000 points a line, whatever the runs hold. */
export function lossChart(lines: readonly LossLine[], axes: LossAxes, palette: Palette): ChartConfig {
  const drawn = lines.map((line) => {
    const { outlines, sign } = line;
    const limit = sign.dash.length > 0 ? DASHED_POINTS : MOST_POINTS;
    const points = (values: Float64Array, step: number, most: number, outline: Outline | undefined) =>
      linePoints({ values, step, limit: most, outline }, line, axes);
    return {
      line,
      shadow: line.main === line.losses ? [] : points(line.losses, 1, SHADOW_POINTS, outlines?.losses),
      main: points(line.main, line.mainStep, limit, outlines?.main),
      validation: points(line.validation, line.updatesPerEpoch, limit, outlines?.validation),
    };
  });
  const datasets = drawn.flatMap(({ line, shadow, main, validation }, i): Dataset[] => {
    const { color, dash, marker } = line.sign;
    const marked = (points: readonly Point[], shift = 0) =>
      evenlyPlaced(points, axes.view, (i + shift) / lines.length);
    const sets: Dataset[] = [
      { data: main, borderColor: color, borderWidth: 2, borderDash: [...dash], pointRadius: 0, order: 1 },
    ];
    if (shadow.length > 0) {
      sets.push({ data: shadow, borderColor: faded(color, 0.2), borderWidth: 1, pointRadius: 0, order: 3 });
    }
    // One loss makes no line.
    if (main.length === 1) sets.push({ ...marks([...main], marker, color, color), clip: false });
    else if (lines.length > 1) sets.push(marks(marked(main), marker, color, color));
    if (validation.length > 0) {
      sets.push(
        {
          data: validation,
          borderColor: color,
          borderWidth: 1.25,
          borderDash: [...dash],
          pointRadius: 0,
          order: 2,
        },
        marks(marked(validation, 0.5), marker, color, palette.ground),
      );
    }
    return sets;
  });
  return {
    type: 'line',
    data: { datasets },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      events: [],
      layout: { padding: { top: 8, right: 16, bottom: 0, left: 4 } },
      scales: {
        x: xAxis(axes.view, palette, axes.x === 'logIteration'),
        y: yAxis(inBounds(drawn), axes.y, palette),
      },
    },
  };
}

interface Values {
  readonly values: Float64Array;
  /** Iterations that a value stands for. */
  readonly step: number;
  readonly limit: number;
  readonly outline: Outline | undefined;
}

/** The points of a line that are in view, and one more at either side so that it reaches the edges. */
function linePoints(
  { values, step, limit, outline }: Values,
  { losses, updatesPerEpoch }: LossLine,
  { view, x, y }: LossAxes,
): Point[] {
  const from = Math.floor(iterationAt(view.from, x, updatesPerEpoch) / step) - 2;
  const to = Math.ceil(iterationAt(view.to, x, updatesPerEpoch) / step) + 1;
  const within = (start: number, end: number, most: number) =>
    thin(values, { from: start, to: end, limit: most, outline, ...(y === 'log' && { above: 0 }) });
  const places =
    x === 'logIteration' ? doubling(from, to, values.length, limit, within) : within(from, to, limit);
  // A value stands at the end of its iterations; the last epoch may have only begun.
  const end = placeOf(losses.length, x, updatesPerEpoch);
  return places.map((i) => ({
    x: Math.min(placeOf((i + 1) * step, x, updatesPerEpoch), end),
    y: values[i]!,
  }));
}

/** On a logarithmic axis each doubling is as wide as any other, and gets as many points. */
function doubling(
  from: number,
  to: number,
  length: number,
  limit: number,
  within: (start: number, end: number, most: number) => number[],
): number[] {
  const first = Math.max(0, from);
  const last = Math.min(to, length);
  const pieces: [number, number][] = [];
  for (let start = first; start < last; ) {
    const end = Math.min(last, Math.max(start + 8, start * 2));
    pieces.push([start, end]);
    start = end;
  }
  const each = Math.max(4, Math.floor(limit / pieces.length));
  return pieces.flatMap(([start, end]) => within(start, end, each));
}

interface Drawn {
  readonly line: LossLine;
  readonly shadow: readonly Point[];
  readonly main: readonly Point[];
  readonly validation: readonly Point[];
}

/** The points that the y axis must hold: beside other runs not the heights to which one diverged. */
function inBounds(drawn: readonly Drawn[]): Point[] {
  const all = (some: readonly Drawn[]) =>
    some.flatMap(({ main, shadow, validation }) => [...main, ...shadow, ...validation]);
  const tame = all(drawn.filter(({ line }) => !line.diverged));
  if (tame.length === 0) return all(drawn);
  const wild = drawn.filter(({ line }) => line.diverged);
  const { max } = bounds([...tame, ...wild.flatMap(({ main }) => main.slice(0, 1))]);
  return [...tame, ...all(wild).filter(({ y }) => y <= max * 10)];
}
