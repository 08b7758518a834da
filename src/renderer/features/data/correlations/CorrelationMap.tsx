import { memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Correlations } from '../../../../core/data/description.ts';
import { usePalette } from '../../../charts/palette.ts';
import { countOf } from '../../../components/format.ts';
import { cellAfter, cellAt, gridSize, type HeatCell } from '../../weights/heat-map.ts';
import { formatCorrelation } from './correlation.ts';
import { correlationGrid, drawCorrelations, NAMED } from './draw-correlations.ts';

interface CorrelationMapProps {
  readonly correlations: Correlations;
  /** Of the correlated columns. */
  readonly names: readonly string[];
}

/** Of the rows' names, and of the columns' names above. */
const SIDE = 108;
const TOP = 76;
/** How far the last of the slanted names reaches beyond its column. */
const REACH = 56;
/** Where cells are too small for names. */
const MARGIN = 12;

/** The correlations as a picture; every value can be read by pointing and by the arrow keys. */
export const CorrelationMap = memo(function CorrelationMap({ correlations, names }: CorrelationMapProps) {
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [cell, setCell] = useState<HeatCell>();
  const byKeys = useRef(false);
  const { values } = correlations;
  const grid = useMemo(() => correlationGrid(names.length, width - SIDE - REACH), [names.length, width]);
  const size = useMemo(() => gridSize(grid), [grid]);
  const named = grid.cellHeight >= NAMED;
  const side = named ? SIDE : MARGIN;
  const above = named ? TOP : MARGIN;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ratio = window.devicePixelRatio || 1;
    // Setting a size clears the canvas, even where it is the same.
    context.canvas.width = Math.round(size.width * ratio);
    context.canvas.height = Math.round(size.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawCorrelations(context, { grid, values, palette, printed: (value) => formatCorrelation(value, 2) });
  }, [grid, size, values, palette]);

  const value = cell && values[cell.row * names.length + cell.column]!;
  const label = `Correlations of ${countOf(names.length, 'column')}. Arrow keys read them`;

  const bringIntoSight = ({ row, column }: HeatCell) => {
    const box = scroller.current;
    if (!box) return;
    const [left, top] = [column * grid.cellWidth, row * grid.cellHeight];
    const [seenWidth, seenHeight] = [box.clientWidth - side, box.clientHeight - above];
    const into = (at: number, from: number, seen: number, cellSize: number) =>
      at < from ? at : at + cellSize > from + seen ? at + cellSize - seen : from;
    box.scrollTo({
      left: into(left, box.scrollLeft, seenWidth, grid.cellWidth),
      top: into(top, box.scrollTop, seenHeight, grid.cellHeight),
    });
  };

  return (
    <figure className="correlation-figure">
      <figcaption>
        <output className="truncate">
          {cell && value !== undefined ? (
            <span title={String(value)}>
              {names[cell.row]} and {names[cell.column]} <b className="num">{formatCorrelation(value, 4)}</b>
            </span>
          ) : (
            `${countOf(names.length, 'column')} of numbers, in the file's order`
          )}
        </output>
        <span className="correlation-legend num">
          {'\u22121'}
          <span className="correlation-scale" role="img" aria-label="Colours from −1 over 0 to 1" />1
        </span>
      </figcaption>
      <div className="correlation-scroller" ref={scroller}>
        <div
          className="correlation-top"
          aria-hidden="true"
          style={{ width: side + size.width + (named ? REACH : MARGIN), height: above }}
        >
          <span className="correlation-corner" style={{ width: side }} />
          {named &&
            names.map((name, column) => (
              <span
                key={name}
                className={cell?.column === column ? 'read' : undefined}
                style={{ left: side + (column + 0.5) * grid.cellWidth }}
              >
                {name}
              </span>
            ))}
        </div>
        <div className="correlation-rows" style={{ width: side + size.width }}>
          <div className="correlation-side" aria-hidden="true" style={{ width: side, height: size.height }}>
            {named &&
              names.map((name, row) => (
                <span
                  key={name}
                  className={cell?.row === row ? 'truncate read' : 'truncate'}
                  style={{
                    top: row * grid.cellHeight,
                    height: grid.cellHeight,
                    lineHeight: `${grid.cellHeight}px`,
                  }}
                >
                  {name}
                </span>
              ))}
          </div>
          <div
            className="correlation-map"
            role="application"
            aria-label={label}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it takes the focus
            tabIndex={0}
            style={size}
            onPointerMove={({ clientX, clientY, currentTarget }) => {
              byKeys.current = false;
              const { left, top } = currentTarget.getBoundingClientRect();
              setCell(cellAt(grid, clientX - left, clientY - top));
            }}
            onPointerLeave={() => {
              // What the keys chose stays when what lies under the pointer moves away.
              if (!byKeys.current) setCell(undefined);
            }}
            onFocus={({ currentTarget }) => {
              // The cell that is read shows where the keyboard is.
              if (!cell && currentTarget.matches(':focus-visible')) setCell({ row: 0, column: 0 });
            }}
            onBlur={() => setCell(undefined)}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              const next = cellAfter(event.key, cell, grid);
              if (!next) return;
              event.preventDefault();
              byKeys.current = true;
              setCell(next);
              bringIntoSight(next);
            }}
          >
            <canvas ref={canvas} style={size} role="img" aria-label={label} />
            {cell && (
              <span
                className="correlation-cell"
                style={{
                  left: cell.column * grid.cellWidth,
                  top: cell.row * grid.cellHeight,
                  width: grid.cellWidth,
                  height: grid.cellHeight,
                }}
              />
            )}
          </div>
        </div>
      </div>
    </figure>
  );
});

/** The width of an element, followed. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const of = element.current;
    if (!of) return;
    const observer = new ResizeObserver(() => setWidth(of.clientWidth));
    observer.observe(of);
    setWidth(of.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
