import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerShape } from '../../../src/core/nn/shape.ts';
import { readPalette } from '../../../src/renderer/charts/palette.ts';
import {
  cellAfter,
  cellAt,
  gridSize,
  heatColor,
  heatGrid,
  isDrawable,
  placeOf,
  rowTop,
} from '../../../src/renderer/features/weights/heat-map.ts';

const layer = (inputs: number, units: number): LayerShape => ({
  inputs,
  units,
  outputs: units,
  activation: 'relu',
  pieces: 1,
  weightsAt: 7,
  biasesAt: 7 + inputs * units,
});

describe('a heat map', () => {
  it('fits its room where it can, with the biases a little apart', () => {
    const grid = heatGrid(layer(13, 64), true, 300);
    expect(grid).toMatchObject({ rows: 14, columns: 64, cellWidth: 4 });
    expect(rowTop(grid, 13) - rowTop(grid, 12)).toBeGreaterThan(grid.cellHeight);
    expect(gridSize(grid).width).toBeLessThanOrEqual(300);
    expect(heatGrid(layer(1000, 1000), true, 300)).toMatchObject({ cellWidth: 2, cellHeight: 1 });
    expect(isDrawable(heatGrid(layer(10_000, 64), true, 300))).toBe(true);
    expect(isDrawable(heatGrid(layer(20_000, 64), true, 300))).toBe(false);
    expect(isDrawable(heatGrid(layer(2000, 3000), true, 300))).toBe(false);
  });

  it('finds the cell under every point of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (inputs, units, bias, a, b) => {
          const grid = heatGrid(layer(inputs, units), bias, 300);
          const cell = { row: a % grid.rows, column: b % units };
          const x = (cell.column + 0.5) * grid.cellWidth;
          const y = rowTop(grid, cell.row) + grid.cellHeight / 2;
          expect(cellAt(grid, x, y)).toEqual(cell);
        },
      ),
    );
  });

  it('finds none beside it, nor between the weights and the biases', () => {
    const grid = heatGrid(layer(3, 2), true, 100);
    const { width, height } = gridSize(grid);
    expect(cellAt(grid, -1, 1)).toBeUndefined();
    expect(cellAt(grid, width + 1, 1)).toBeUndefined();
    expect(cellAt(grid, 1, height + 1)).toBeUndefined();
    expect(cellAt(grid, 1, rowTop(grid, 3) - 1)).toBeUndefined();
  });

  it('is walked by the arrow keys, within its edges', () => {
    const grid = heatGrid(layer(2, 3), false, 100);
    expect(cellAfter('ArrowDown', undefined, grid)).toEqual({ row: 0, column: 0 });
    expect(cellAfter('ArrowDown', { row: 1, column: 2 }, grid)).toEqual({ row: 1, column: 2 });
    expect(cellAfter('ArrowLeft', { row: 1, column: 2 }, grid)).toEqual({ row: 1, column: 1 });
    expect(cellAfter('End', { row: 1, column: 0 }, grid)).toEqual({ row: 1, column: 2 });
    expect(cellAfter('x', { row: 1, column: 0 }, grid)).toBeUndefined();
  });

  it('has the layer\u2019s biases in its last row', () => {
    const of = layer(2, 3);
    expect(placeOf(of, { row: 1, column: 2 })).toBe(12);
    expect(placeOf(of, { row: 2, column: 0 })).toBe(of.biasesAt);
  });

  it('colours by sign and size', () => {
    const palette = readPalette({
      getPropertyValue: (name) => ({ '--series-1': '#0000ff', '--series-2': '#ff0000' })[name] ?? '',
    });
    expect(heatColor(2, 2, palette)).toBe('#0000ffff');
    expect(heatColor(-1, 2, palette)).toBe('#ff000080');
    expect(heatColor(0, 2, palette)).toBe('#0000ff00');
    expect(heatColor(Number.NaN, 2, palette)).toBe(palette.muted);
  });
});
