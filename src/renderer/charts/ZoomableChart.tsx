import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Area, pixelOfX, sameArea, xAt } from './area.ts';
import { Chart, type ChartConfig } from './Chart.tsx';
import { type ChartMove, type ChartState, keyMove, wheelView } from './chart-moves.ts';
import { panRange, type Range } from './range.ts';
import './chart.css';

interface ZoomableChartProps {
  readonly config: ChartConfig;
  /** What the chart shows, in words. */
  readonly summary: string;
  readonly state: ChartState;
  readonly onMove: (move: ChartMove) => void;
  /** A click at a height in pixels, at the place that is read. */
  readonly onPick?: (y: number, area: Area) => void;
  /** Where the page scrolls, the wheel zooms with Ctrl only. */
  readonly inScroller?: boolean;
  /** What lies over the drawing. */
  readonly children?: (area: Area) => ReactNode;
}

/** A chart that zooms by wheel and keys, pans by dragging, and can be read at a place of its x axis. */
export function ZoomableChart(props: ZoomableChartProps) {
  const { config, summary, state, onMove, onPick, inScroller, children } = props;
  const { full, view, reading } = state;
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; view: Range; moved: boolean }>(null);
  const [area, setArea] = useState<Area>();
  const zoomed = view.to - view.from < full.to - full.from;
  const perPixel = (of: Range) => (area ? (of.to - of.from) / (area.right - area.left) : 0);
  const place = (event: { clientX: number }) =>
    area ? xAt(area, event.clientX - frame.current!.getBoundingClientRect().left) : view.from;

  useWheel(frame, (event) => {
    if (inScroller && !event.ctrlKey) return;
    event.preventDefault();
    onMove({ view: wheelView(event, place(event), perPixel(view), state) });
  });

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    frame.current!.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, view, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = drag.current;
    if (from && (from.moved || Math.abs(event.clientX - from.x) > 3)) {
      from.moved = true;
      onMove({ view: panRange(from.view, (from.x - event.clientX) * perPixel(from.view), full) });
    } else if (!from) {
      const x = place(event);
      onMove({ reading: x >= view.from && x <= view.to ? x : null });
    }
  };
  const onPointerUp = (event: PointerEvent) => {
    const clicked = drag.current && !drag.current.moved;
    drag.current = null;
    if (clicked && area) onPick?.(event.clientY - frame.current!.getBoundingClientRect().top, area);
  };

  return (
    <div
      ref={frame}
      className={zoomed ? 'chart chart-zoomed' : 'chart'}
      role="application"
      aria-label="Left and right read the values, plus and minus zoom, 0 shows all"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it takes the focus
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const move = keyMove(event.key, event.shiftKey, state);
        if (Object.keys(move).length === 0) return;
        event.preventDefault();
        onMove(move);
      }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => onMove({ reading: null })}
      onDoubleClick={() => onMove({ view: full })}
      onBlur={() => onMove({ reading: null })}
    >
      <Chart
        config={config}
        summary={summary}
        onArea={(drawn) => {
          if (!sameArea(area, drawn)) setArea(drawn);
        }}
      />
      {area && reading !== null && <Crosshair area={area} x={reading} />}
      {area && children?.(area)}
    </div>
  );
}

function Crosshair({ area, x }: { readonly area: Area; readonly x: number }) {
  const left = pixelOfX(area, x);
  if (!(left >= area.left && left <= area.right)) return null;
  return <div className="chart-crosshair" style={{ left, top: area.top, height: area.bottom - area.top }} />;
}

/** React's own wheel listeners are passive and cannot keep the page from scrolling. */
function useWheel(target: { readonly current: HTMLElement | null }, listener: (event: WheelEvent) => void) {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const element = target.current!;
    const listen = (event: WheelEvent) => latest.current(event);
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [target]);
}
