import { describe, expect, it } from 'vitest';
import { readPalette } from '../../../../src/renderer/charts/palette.ts';
import {
  correlationOf,
  formatCorrelation,
  strongestPairs,
} from '../../../../src/renderer/features/data/correlations/correlation.ts';
import { correlationsCsv } from '../../../../src/renderer/features/data/correlations/correlations-csv.ts';
import {
  colorOf,
  colorsOf,
  correlationGrid,
  inkOn,
} from '../../../../src/renderer/features/data/correlations/draw-correlations.ts';

// Columns 0, 2 and 3 of four are numbers; the last does not vary.
const correlations = {
  columns: [0, 2, 3],
  values: Float64Array.of(1, -0.75, Number.NaN, -0.75, 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN),
};

describe('correlations', () => {
  it('are found by the places of the columns', () => {
    expect(correlationOf(correlations, 0, 2)).toBe(-0.75);
    expect(correlationOf(correlations, 2, 2)).toBe(1);
    expect(correlationOf(correlations, 0, 1)).toBeUndefined();
    expect(correlationOf(correlations, 0, 3)).toBeNaN();
  });

  it('are written with their sign, but 0 has none', () => {
    expect(formatCorrelation(-0.7549, 2)).toBe('\u22120.75');
    expect(formatCorrelation(-0.001, 2)).toBe('0.00');
    expect(formatCorrelation(1, 3)).toBe('1.000');
    expect(formatCorrelation(Number.NaN, 2)).toBe('\u2013');
  });

  it('are told by the strongest pairs, in either direction, none twice and none with itself', () => {
    const values = Float64Array.of(1, 0.2, -0.9, 0.2, 1, 0.5, -0.9, 0.5, 1);
    const pairs = strongestPairs({ columns: [0, 1, 2], values }, 2);
    expect(pairs).toEqual([
      { one: 0, other: 2, value: -0.9 },
      { one: 1, other: 2, value: 0.5 },
    ]);
    expect(strongestPairs(correlations, 5)).toEqual([{ one: 0, other: 1, value: -0.75 }]);
  });

  it('go out as a table with names on both sides', () => {
    const csv = correlationsCsv(correlations, ['a', 'text', 'b, c', 'd']);
    expect(csv).toBe(',a,"b, c",d\na,1,-0.75,\n"b, c",-0.75,1,\nd,,,\n');
  });
});

describe('the map', () => {
  it('prints values where there is room, and stays in sight as long as cells can be hit', () => {
    expect(correlationGrid(14, 700)).toMatchObject({ cellWidth: 46, cellHeight: 22 });
    expect(correlationGrid(40, 500)).toMatchObject({ cellWidth: 14, cellHeight: 14 });
    expect(correlationGrid(500, 600)).toMatchObject({ cellWidth: 4, cellHeight: 4 });
  });

  const colors = colorsOf(readPalette({ getPropertyValue: (name) => tokens[name] ?? '' }));

  it('has a colour a sign, as strong as the correlation, and another for none', () => {
    expect(colorOf(1, colors)).toEqual([42, 106, 210]);
    expect(colorOf(-1, colors)).toEqual([194, 101, 10]);
    expect(colorOf(0, colors)).toEqual([255, 255, 255]);
    expect(colorOf(0.5, colors)).toEqual([149, 181, 233]);
    expect(colorOf(Number.NaN, colors)).toEqual([227, 231, 236]);
  });

  it('writes in black or white, whichever can be read', () => {
    expect(inkOn(colorOf(0.1, colors))).toBe('#000000');
    expect(inkOn(colorOf(1, colors))).toBe('#ffffff');
    expect(inkOn([0, 0, 0])).toBe('#ffffff');
  });
});

const tokens: Readonly<Record<string, string>> = {
  '--surface': '#ffffff',
  '--grid-line': '#e3e7ec',
  '--series-1': '#2a6ad2',
  '--series-2': '#c2650a',
};
