import {
  type ChartConfiguration,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import type { Area } from './area.ts';
import { Pace } from './pace.ts';

// The only file that knows Chart.js; all others make or read plain configurations.
ChartJs.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

type Points = { x: number; y: number }[];
export type ChartConfig = ChartConfiguration<'line', Points>;

interface ChartProps {
  readonly config: ChartConfig;
  /** What the chart shows, in words. */
  readonly summary: string;
  /** Told after every drawing where on the canvas it lies. */
  readonly onArea?: (area: Area) => void;
}

/** A chart that is drawn anew in place whenever its configuration is another: at most once a frame, less often where drawing is slow. */
export function Chart({ config, summary, onArea }: ChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ChartJs<'line', Points>>(null);
  const latest = useRef({ config, onArea });
  const frame = useRef<number>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(null);
  const pace = useRef(new Pace());

  useEffect(() => {
    // After a resize too, which does not go through React.
    const tellArea = {
      id: 'area',
      afterRender: (drawn: Pick<ChartJs, 'chartArea' | 'scales'>) => latest.current.onArea?.(areaOf(drawn)),
    };
    const made = new ChartJs<'line', Points>(canvas.current!, {
      ...latest.current.config,
      plugins: [tellArea],
    });
    chart.current = made;
    // A canvas does not wait for its font.
    void document.fonts.ready.then(() => chart.current === made && made.update('none'));
    return () => {
      cancelAnimationFrame(frame.current ?? 0);
      clearTimeout(timer.current ?? undefined);
      frame.current = null;
      timer.current = null;
      chart.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const changed = latest.current.config !== config;
    latest.current = { config, onArea };
    if (changed) ask();
  });

  function ask() {
    if (frame.current !== null || timer.current !== null) return;
    const wait = pace.current.wait(performance.now());
    if (wait === 0) frame.current = requestAnimationFrame(draw);
    else timer.current = setTimeout(waited, wait);
  }

  function waited() {
    timer.current = null;
    frame.current = requestAnimationFrame(draw);
  }

  /** Draws what is the newest by then. */
  function draw() {
    frame.current = null;
    const drawn = chart.current;
    if (!drawn) return;
    const { data, options } = latest.current.config;
    const started = performance.now();
    drawn.data = data;
    if (options) drawn.options = options;
    drawn.update('none');
    const ended = performance.now();
    requestAnimationFrame(() => pace.current.drew(started, ended, performance.now()));
  }

  return <canvas ref={canvas} role="img" aria-label={summary} />;
}

function areaOf({ chartArea, scales }: Pick<ChartJs, 'chartArea' | 'scales'>): Area {
  const { left, right, top, bottom } = chartArea;
  const { x, y } = scales;
  return {
    left,
    right,
    top,
    bottom,
    xMin: x!.min,
    xMax: x!.max,
    yMin: y!.min,
    yMax: y!.max,
    yLog: y!.type === 'logarithmic',
  };
}
