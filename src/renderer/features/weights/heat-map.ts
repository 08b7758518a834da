import type { LayerShape } from '../../../core/nn/shape.ts';
import { faded, type Palette } from '../../charts/palette.ts';

/** How the weights of a layer lie in a heat map: inputs down, units across, sizes in CSS pixels. */
export interface HeatGrid {
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Between the weights and the row of biases, where there is one. */
  readonly gap: number;
}

/** A cell of a heat map. */
export interface HeatCell {
  readonly row: number;
  readonly column: number;
}

const TALLEST = 260;
const GAP = 4;
/** From this height on the rows have room for their names. */
export const NAMED_HEIGHT = 13;
/** What a canvas can be made of, on a screen of two pixels a CSS pixel too. */
const MOST_CELLS = 4_000_000;
const LONGEST = 16_000;

/** @param width of the room there is */
export function heatGrid({ inputs, units }: LayerShape, bias: boolean, width: number): HeatGrid {
  const rows = inputs + (bias ? 1 : 0);
  const cellHeight = Math.min(16, Math.max(1, Math.floor(TALLEST / rows)));
  return {
    rows,
    columns: units,
    cellWidth: Math.min(40, Math.max(2, Math.floor(width / units))),
    // Few enough rows get room for their names whatever they take.
    cellHeight: rows <= 24 ? Math.max(14, cellHeight) : cellHeight,
    gap: bias ? GAP : 0,
  };
}

export function gridSize({ rows, columns, cellWidth, cellHeight, gap }: HeatGrid) {
  return { width: columns * cellWidth, height: rows * cellHeight + gap };
}

/** Whether the picture is not too large to hold. */
export function isDrawable(grid: HeatGrid): boolean {
  const { width, height } = gridSize(grid);
  return grid.rows * grid.columns <= MOST_CELLS && width <= LONGEST && height <= LONGEST;
}

/** Where a row begins; that of the biases stands a little apart. */
export function rowTop({ rows, cellHeight, gap }: HeatGrid, row: number): number {
  return row * cellHeight + (gap > 0 && row === rows - 1 ? gap : 0);
}

/** The cell under a point; undefined beside them all. */
export function cellAt(grid: HeatGrid, x: number, y: number): HeatCell | undefined {
  const { rows, columns, cellWidth, cellHeight, gap } = grid;
  const column = Math.floor(x / cellWidth);
  const last = gap > 0 && y >= rowTop(grid, rows - 1);
  const row = last ? rows - 1 : Math.floor(y / cellHeight);
  const inside = column >= 0 && column < columns && row >= 0 && row < rows - (gap > 0 && !last ? 1 : 0);
  return inside && y < gridSize(grid).height ? { row, column } : undefined;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a key leads; undefined when it is none of the map. */
export function cellAfter(
  key: string,
  cell: HeatCell | undefined,
  { rows, columns }: HeatGrid,
): HeatCell | undefined {
  if (key === 'Home') return { row: cell?.row ?? 0, column: 0 };
  if (key === 'End') return { row: cell?.row ?? 0, column: columns - 1 };
  const move = moves[key];
  if (!move) return undefined;
  if (!cell) return { row: 0, column: 0 };
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { row: within(cell.row + move[0], rows), column: within(cell.column + move[1], columns) };
}

/** The place of a cell in the flat list of parameters. */
export function placeOf({ weightsAt, units }: LayerShape, { row, column }: HeatCell): number {
  return weightsAt + row * units + column;
}

/** The colour of a value: that of its sign, as strong as it is large. */
export function heatColor(value: number, scale: number, palette: Palette): string {
  if (!Number.isFinite(value)) return palette.muted;
  const strength = Math.min(1, Math.abs(value) / scale);
  return faded(palette.series(value < 0 ? 1 : 0).color, strength);
}

/** Cells at least this large also carry a sign. */
const SIGNED = 8;
/** More cells than this are drawn one pixel each and then stretched. */
const MANY = 5000;

interface Drawing {
  readonly layer: LayerShape;
  readonly grid: HeatGrid;
  readonly values: ArrayLike<number>;
  /** The size that has the full colour. */
  readonly scale: number;
  readonly palette: Palette;
}

/** Draws the map; the context's unit is a CSS pixel. */
export function drawHeatMap(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { grid, palette } = drawing;
  const { width, height } = gridSize(grid);
  context.clearRect(0, 0, width, height);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width, height);
  if (grid.rows * grid.columns > MANY) drawStretched(context, drawing);
  else drawCells(context, drawing);
}

function drawCells(
  context: CanvasRenderingContext2D,
  { layer, grid, values, scale, palette }: Drawing,
): void {
  const { rows, columns, cellWidth, cellHeight } = grid;
  const signed = cellWidth >= SIGNED && cellHeight >= SIGNED;
  const line = cellWidth >= 6 && cellHeight >= 6 ? 1 : 0;
  for (let row = 0; row < rows; row++) {
    const top = rowTop(grid, row);
    for (let column = 0; column < columns; column++) {
      const value = values[placeOf(layer, { row, column })]!;
      context.fillStyle = heatColor(value, scale, palette);
      context.fillRect(column * cellWidth, top, cellWidth - line, cellHeight - line);
      if (!signed || !(value < 0)) continue;
      context.fillStyle = palette.text;
      context.fillRect(column * cellWidth + cellWidth / 2 - 2.5, top + (cellHeight - line) / 2 - 0.5, 4, 1);
    }
  }
}

function drawStretched(
  context: CanvasRenderingContext2D,
  { layer, grid, values, scale, palette }: Drawing,
): void {
  const { rows, columns, cellWidth, cellHeight, gap } = grid;
  const picture = new OffscreenCanvas(columns, rows);
  const inner = picture.getContext('2d')!;
  const image = inner.createImageData(columns, rows);
  const [above, below, muted] = [palette.series(0).color, palette.series(1).color, palette.muted].map(
    channels,
  );
  for (let i = 0; i < rows * columns; i++) {
    const value = values[layer.weightsAt + i]!;
    const color = Number.isFinite(value) ? (value < 0 ? below! : above!) : muted!;
    image.data[i * 4] = color[0]!;
    image.data[i * 4 + 1] = color[1]!;
    image.data[i * 4 + 2] = color[2]!;
    image.data[i * 4 + 3] = Number.isFinite(value) ? Math.min(1, Math.abs(value) / scale) * 255 : 255;
  }
  inner.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  const weights = gap > 0 ? rows - 1 : rows;
  context.drawImage(picture, 0, 0, columns, weights, 0, 0, columns * cellWidth, weights * cellHeight);
  if (gap === 0) return;
  const top = rowTop(grid, weights);
  context.drawImage(picture, 0, weights, columns, 1, 0, top, columns * cellWidth, cellHeight);
}

/** Red, green and blue of a `#rrggbb`. */
function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0);
}
