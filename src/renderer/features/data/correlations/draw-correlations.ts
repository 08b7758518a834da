import type { Palette } from '../../../charts/palette.ts';
import { gridSize, type HeatGrid } from '../../weights/heat-map.ts';

/** Cells at least this large have their value printed. */
const PRINTED = { width: 34, height: 16 } as const;
/** From this height on rows have room for their names, and columns of this width. */
export const NAMED = 13;
const WIDEST = 46;
const TALLEST = 22;
const SMALLEST = 4;
/** Cells at least this large also carry a sign. */
const SIGNED = 8;
/** More cells than this are drawn one pixel each and then stretched. */
const MANY = 20_000;

/** How the cells lie, as large as the room lets them be. @param width of the room there is */
export function correlationGrid(count: number, width: number): HeatGrid {
  const fit = Math.floor(width / Math.max(1, count));
  // What cannot all be seen at once is scrolled, in cells that can be hit.
  const cellWidth = fit < NAMED && count <= 100 ? NAMED + 1 : Math.min(WIDEST, Math.max(SMALLEST, fit));
  return { rows: count, columns: count, cellWidth, cellHeight: Math.min(TALLEST, cellWidth), gap: 0 };
}

type Color = readonly [red: number, green: number, blue: number];

/** The colours of a theme: above 0, below it, none at all. */
interface CorrelationColors {
  readonly ground: Color;
  readonly above: Color;
  readonly below: Color;
  readonly none: Color;
}

export function colorsOf(palette: Palette): CorrelationColors {
  return {
    ground: channels(palette.ground),
    above: channels(palette.series(0).color),
    below: channels(palette.series(1).color),
    none: channels(palette.grid),
  };
}

/** The colour of a correlation: that of its sign, as strong as it is large. */
export function colorOf(value: number, colors: CorrelationColors): Color {
  if (Number.isNaN(value)) return colors.none;
  const strength = Math.min(1, Math.abs(value));
  const sign = value < 0 ? colors.below : colors.above;
  return mixed(colors.ground, sign, strength);
}

/** Black or white, whichever stands off more: one of them always does by 4.5. */
export function inkOn(color: Color): string {
  const light = luminance(color);
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? '#000000' : '#ffffff';
}

interface Drawing {
  readonly grid: HeatGrid;
  /** Row-major. */
  readonly values: ArrayLike<number>;
  readonly palette: Palette;
  readonly printed: (value: number) => string;
}

/** Draws the map; the context's unit is a CSS pixel. */
export function drawCorrelations(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { grid, palette } = drawing;
  const { width, height } = gridSize(grid);
  const colors = colorsOf(palette);
  context.clearRect(0, 0, width, height);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width, height);
  if (grid.rows * grid.columns > MANY) drawStretched(context, drawing, colors);
  else drawCells(context, drawing, colors);
}

function drawCells(
  context: CanvasRenderingContext2D,
  { grid, values, palette, printed }: Drawing,
  colors: CorrelationColors,
): void {
  const { rows, columns, cellWidth, cellHeight } = grid;
  const print = cellWidth >= PRINTED.width && cellHeight >= PRINTED.height;
  const signed = !print && cellWidth >= SIGNED;
  const line = cellWidth >= 6 ? 1 : 0;
  context.font = `${palette.fontSize}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column]!;
      const itself = row === column;
      const color = itself ? colors.none : colorOf(value, colors);
      const [x, y] = [column * cellWidth, row * cellHeight];
      context.fillStyle = `rgb(${color.join(' ')})`;
      context.fillRect(x, y, cellWidth - line, cellHeight - line);
      context.fillStyle = inkOn(color);
      if (print && !itself) context.fillText(printed(value), x + cellWidth / 2, y + cellHeight / 2);
      if (signed && value < 0) context.fillRect(x + cellWidth / 2 - 2.5, y + cellHeight / 2 - 0.5, 4, 1);
    }
  }
}

function drawStretched(
  context: CanvasRenderingContext2D,
  { grid, values }: Drawing,
  colors: CorrelationColors,
): void {
  const { rows, columns } = grid;
  const picture = new OffscreenCanvas(columns, rows);
  const inner = picture.getContext('2d')!;
  const image = inner.createImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    const itself = Math.floor(i / columns) === i % columns;
    const [red, green, blue] = itself ? colors.none : colorOf(values[i]!, colors);
    image.data.set([red, green, blue, 255], i * 4);
  }
  inner.putImageData(image, 0, 0);
  const { width, height } = gridSize(grid);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, width, height);
}

function mixed(from: Color, to: Color, share: number): Color {
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [part(0), part(1), part(2)];
}

function luminance(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue of a `#rrggbb`, and of a `#rgb`. */
function channels(color: string): Color {
  const digits =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join('') : color.slice(1);
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16) || 0;
  return [part(0), part(2), part(4)];
}
