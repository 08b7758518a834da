import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import { usePalette } from '../../charts/palette.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { largestOf } from './FixedNum.tsx';
import {
  cellAfter,
  cellAt,
  drawHeatMap,
  gridSize,
  type HeatCell,
  heatGrid,
  isDrawable,
  NAMED_HEIGHT,
  placeOf,
  rowTop,
} from './heat-map.ts';
import { layerPlaces, type ParameterTable, parameterRow } from './parameter-table.ts';
import './heat-map.css';

interface HeatMapProps {
  readonly table: ParameterTable;
  readonly layer: number;
  /** Of the panel. */
  readonly width: number;
}

const NAMES = 84;

/**
 * The weights of a layer as a picture, its biases below; every value can be read by pointing and by the arrow keys.
 * Not drawn anew at each message of a run that trains, only when the table is another.
 */
export const HeatMap = memo(function HeatMap({ table, layer, width }: HeatMapProps) {
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cell, setCell] = useState<HeatCell>();
  const byKeys = useRef(false);
  const { shape, names, values } = table;
  const of = shape.layers[layer]!;
  const grid = heatGrid(of, shape.bias, width - NAMES);
  const size = gridSize(grid);
  const scale = largestOf(values, layerPlaces(shape, layer)) || 1;
  const drawable = isDrawable(grid);
  const named = grid.cellHeight >= NAMED_HEIGHT;
  const shown = cell && cell.row < grid.rows && cell.column < grid.columns ? cell : undefined;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ratio = window.devicePixelRatio || 1;
    const [pixelsAcross, pixelsDown] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    // Setting a size clears the canvas, even where it is the same.
    if (context.canvas.width !== pixelsAcross) context.canvas.width = pixelsAcross;
    if (context.canvas.height !== pixelsDown) context.canvas.height = pixelsDown;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawHeatMap(context, { layer: of, grid, values, scale, palette });
  });

  if (!drawable) {
    return (
      <p className="muted heat-note">This layer has too many weights for a picture; they are all below.</p>
    );
  }
  const label = `Weights from ${countOf(of.inputs, 'input')}, down, to ${countOf(of.units, 'unit')}, across. Arrow keys read them`;
  return (
    <figure className="heat" aria-label={`Layer ${layer}`}>
      <figcaption className="heat-reading">
        <output className="truncate">
          {shown ? <Reading table={table} at={placeOf(of, shown)} /> : `${countOf(of.units, 'unit')} across`}
        </output>
        <Legend scale={scale} />
      </figcaption>
      <div className="heat-scroller">
        <div className="heat-names" aria-hidden="true" style={{ height: size.height }}>
          {named ? (
            <>
              {names[layer]!.inputs.map((name, row) => (
                <span
                  key={name}
                  className="truncate"
                  style={{ top: rowTop(grid, row), height: grid.cellHeight }}
                >
                  {name}
                </span>
              ))}
              {shape.bias && (
                <span style={{ top: rowTop(grid, grid.rows - 1), height: grid.cellHeight }}>biases</span>
              )}
            </>
          ) : (
            <span className="heat-count">{countOf(of.inputs, 'input')}</span>
          )}
        </div>
        <div
          className="heat-map"
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
          onBlur={() => setCell(undefined)}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const next = cellAfter(event.key, shown, grid);
            if (!next) return;
            event.preventDefault();
            byKeys.current = true;
            setCell(next);
          }}
        >
          <canvas ref={canvas} style={size} role="img" aria-label={label} />
          {shown && <span className="heat-cell" style={cellStyle(grid, shown)} />}
        </div>
      </div>
    </figure>
  );
});

function cellStyle(grid: ReturnType<typeof heatGrid>, { row, column }: HeatCell): CSSProperties {
  const { cellWidth, cellHeight } = grid;
  return { left: column * cellWidth, top: rowTop(grid, row), width: cellWidth, height: cellHeight };
}

function Reading({ table, at }: { readonly table: ParameterTable; readonly at: number }) {
  const { key, name, value } = parameterRow(table, at);
  return (
    <span title={`${key} = ${value}`}>
      {name} <b className="num">{formatNumber(value)}</b> <code className="weight-key">{key}</code>
    </span>
  );
}

/** What the colours stand for. */
function Legend({ scale }: { readonly scale: number }) {
  const most = formatNumber(scale, 3);
  return (
    <span className="heat-legend num">
      {`\u2212${most}`}
      <span className="heat-scale" role="img" aria-label={`Colours from \u2212${most} over 0 to ${most}`} />
      {most}
    </span>
  );
}
