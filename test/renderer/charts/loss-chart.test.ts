import { describe, expect, it } from 'vitest';
import { tickText } from '../../../src/renderer/charts/axes.ts';
import { type LossLine, lossChart } from '../../../src/renderer/charts/loss-chart.ts';
import { type Palette, readPalette } from '../../../src/renderer/charts/palette.ts';
import type { XUnit } from '../../../src/renderer/charts/x-place.ts';

const tokens: Record<string, string> = {
  '--series-1': '#2a6ad2',
  '--series-2': '#c2650a',
  '--surface': '#ffffff',
  '--text-muted': '#5a6573',
  '--font-size-tiny': '11px',
};
const palette: Palette = readPalette({ getPropertyValue: (name) => tokens[name] ?? '' });

function line(losses: number[], changes: Partial<LossLine> = {}): LossLine {
  const values = Float64Array.from(losses);
  return {
    label: 'a run',
    sign: palette.series(0),
    diverged: false,
    losses: values,
    main: values,
    mainStep: 1,
    validation: new Float64Array(0),
    updatesPerEpoch: 1,
    ...changes,
  };
}

const axes = (to: number, y: 'log' | 'linear' = 'linear', x: XUnit = 'iteration') => ({
  x,
  y,
  view: { from: 0, to },
});

const points = (config: ReturnType<typeof lossChart>, dataset: number) => config.data.datasets[dataset]!.data;

describe('lossChart', () => {
  it('puts every loss at its iteration, counted from 1', () => {
    const config = lossChart([line([3, 2, 1])], axes(3), palette);
    expect(config.data.datasets).toHaveLength(1);
    expect(points(config, 0)).toEqual([
      { x: 1, y: 3 },
      { x: 2, y: 2 },
      { x: 3, y: 1 },
    ]);
    expect(config.options?.animation).toBe(false);
    expect(config.options?.parsing).toBe(false);
  });

  it('marks a loss that stands alone', () => {
    const config = lossChart([line([3])], axes(1), palette);
    expect(points(config, 1)).toEqual([{ x: 1, y: 3 }]);
    expect(config.data.datasets[1]).toMatchObject({ showLine: false, pointRadius: 4 });
  });

  it('never gives a line more than 2,000 points, and keeps its spikes', () => {
    const losses = Array.from({ length: 300_000 }, () => 1);
    losses[123_456] = 50;
    const main = Float64Array.from(losses, () => 1);
    const config = lossChart([line(losses, { main })], axes(300_000), palette);
    for (const { data } of config.data.datasets) expect(data.length).toBeLessThanOrEqual(2000);
    expect(points(config, 1)).toContainEqual({ x: 123_457, y: 50 });
  });

  it('draws every point again where the view is short', () => {
    const losses = Array.from({ length: 300_000 }, (_, i) => i);
    const config = lossChart([line(losses)], { ...axes(0), view: { from: 1000, to: 1010 } }, palette);
    const xs = points(config, 0).map(({ x }) => x);
    // One more at either side, so that the line reaches the edges.
    expect(xs).toEqual([999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011]);
  });

  it('shows the beginning of a long run on a logarithmic axis', () => {
    const losses = Array.from({ length: 1_000_000 }, (_, i) => 1 / (i + 1));
    const config = lossChart([line(losses)], axes(6, 'log', 'logIteration'), palette);
    const xs = points(config, 0).map(({ x }) => x);
    expect(xs.length).toBeLessThanOrEqual(2000);
    expect(xs[0]).toBe(0);
    expect(xs.at(-1)).toBeCloseTo(6, 12);
    expect(xs.filter((x) => x < 2).length).toBeGreaterThan(95);
  });

  it('has the losses as a pale shadow behind their means', () => {
    const losses = [4, 2, 4, 2];
    const [main, shadow] = lossChart([line(losses, { main: Float64Array.of(3, 3, 3, 3) })], axes(4), palette)
      .data.datasets;
    expect(main).toMatchObject({ borderColor: '#2a6ad2', borderWidth: 2, order: 1 });
    expect(shadow).toMatchObject({ borderColor: '#2a6ad233', borderWidth: 1, order: 3 });
  });

  it('stands epoch means and validation at the end of their epochs, by iteration and by epoch', () => {
    const run = line([6, 4, 3, 1, 0.5], {
      main: Float64Array.of(5, 2, 0.5),
      mainStep: 2,
      validation: Float64Array.of(7, 6),
      updatesPerEpoch: 2,
    });
    const byIteration = lossChart([run], axes(5), palette);
    expect(points(byIteration, 0).map(({ x }) => x)).toEqual([2, 4, 5]);
    expect(points(byIteration, 2).map(({ x }) => x)).toEqual([2, 4]);
    const byEpoch = lossChart([run], axes(2.5, 'linear', 'epoch'), palette);
    expect(points(byEpoch, 0).map(({ x }) => x)).toEqual([1, 2, 2.5]);
    expect(points(byEpoch, 2)).toEqual([
      { x: 1, y: 7 },
      { x: 2, y: 6 },
    ]);
  });

  it('tells runs apart by colour, dash and mark; validation has hollow marks', () => {
    const second = line([2, 1], { sign: palette.series(1), validation: Float64Array.of(3, 2) });
    const config = lossChart([line([3, 2]), second], axes(2), palette);
    const [one, oneMarks, two, twoMarks, validation, hollow] = config.data.datasets;
    expect(one).toMatchObject({ borderColor: '#2a6ad2', borderDash: [] });
    expect(two).toMatchObject({ borderColor: '#c2650a', borderDash: [7, 3] });
    expect(oneMarks).toMatchObject({ pointStyle: 'circle', showLine: false });
    expect(twoMarks).toMatchObject({ pointStyle: 'rect', pointBackgroundColor: '#c2650a' });
    expect(validation).toMatchObject({ borderColor: '#c2650a', borderWidth: 1.25 });
    expect(hollow).toMatchObject({ pointStyle: 'rect', pointBackgroundColor: '#ffffff' });
  });

  it('skips what a logarithmic axis cannot show', () => {
    const config = lossChart([line([1, 0, 0.1, 0])], axes(4, 'log'), palette);
    expect(points(config, 0)).toEqual([
      { x: 1, y: 1 },
      { x: 3, y: 0.1 },
    ]);
    const { min, max } = config.options!.scales!.y as { min: number; max: number };
    expect(min).toBeGreaterThan(0.08);
    expect(max).toBeLessThan(1.2);
  });

  it('lets a diverged run leave at the top beside others, and shows all of it alone', () => {
    const wild = line([1, 1e10, 1e200, 1e300], { diverged: true });
    const top = (lines: LossLine[]) =>
      (lossChart(lines, axes(4, 'log'), palette).options!.scales!.y as { max: number }).max;
    expect(top([wild, line([2, 1, 0.5, 0.4])])).toBeLessThan(25);
    expect(top([wild])).toBeGreaterThan(1e300);
  });

  it('keeps its axes finite for all that a loss can be', () => {
    for (const losses of [[], [0, 0], [5], [1.7e308, 1e-320], [1e-320]]) {
      for (const y of ['log', 'linear'] as const) {
        const scale = lossChart([line(losses)], axes(2, y), palette).options!.scales!.y;
        const { min, max } = scale as { min: number; max: number };
        expect(Number.isFinite(min) && Number.isFinite(max) && min < max, `${losses} ${y}`).toBe(true);
      }
    }
  });
});

it('ticks are written without raised digits', () => {
  expect([0, 0.01, 1000, 250_000, 1e7, 1e300, 1e-5].map(tickText)).toEqual([
    '0',
    '0.01',
    '1000',
    '250\u202f000',
    '1e7',
    '1e300',
    '1e-5',
  ]);
});
