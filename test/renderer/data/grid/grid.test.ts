import { describe, expect, it } from 'vitest';
import { cellText, decimalsOf } from '../../../../src/renderer/features/data/grid/cell-text.ts';
import { columnWidth, hasRoomBeside } from '../../../../src/renderer/features/data/grid/column-width.ts';
import { looksOf } from '../../../../src/renderer/features/data/grid/first-rows.ts';
import { cellAfter, isDrawn } from '../../../../src/renderer/features/data/grid/grid-keys.ts';
import { ariaSortOf, orderOf, sortedNext } from '../../../../src/renderer/features/data/grid/row-order.ts';
import type { Row } from '../../../../src/renderer/features/data/grid/row-pages.ts';
import type { ColumnSummary } from '../../../../src/shared/datasets.ts';
import { describeColumn } from '../../fake/describe.ts';

describe('cells', () => {
  it('are written with the decimals of their column, so that points line up', () => {
    const rows = [
      [0.00632, 18, 396.9, 1e-9],
      [8.98, 12.5, 394.63, 2],
    ];
    expect(decimalsOf(rows, 4)).toEqual([5, 1, 2, 6]);
    expect(decimalsOf([[Number.NaN], [0.5]], 1)).toEqual([1]);
    expect(cellText(8.98, 5)).toBe('8.98000');
    expect(cellText(-12.5, 1)).toBe('\u221212.5');
    expect(cellText(0, 2)).toBe('0.00');
  });

  it('do not hide values that are far smaller or larger', () => {
    expect(cellText(1e-9, 2)).toBe('1e-9');
    expect(cellText(1.5e20, 2)).toBe('1.5e20');
    expect(cellText(0.004, 2)).toBe('0.004');
  });
});

describe('isDrawn', () => {
  it('goes by the rows and columns in sight; the head is always drawn', () => {
    const rows = [{ row: 40 }, { row: 41 }];
    const columns = [{ place: 2 }, { place: 3 }];
    const drawn = (row: number, column: number) => isDrawn({ row, column }, rows, columns);
    expect(drawn(41, 2)).toBe(true);
    expect(drawn(0, 2)).toBe(false);
    expect(drawn(41, 0)).toBe(false);
    expect(drawn(-1, 3)).toBe(true);
    expect(drawn(-1, 0)).toBe(false);
  });
});

describe('cellAfter', () => {
  const size = { rows: 100, columns: 5, page: 20 };
  const press = (key: string, row: number, column: number, ctrl = false) =>
    cellAfter({ key, ctrl }, { row, column }, size);

  it('moves by one and stops at the edges', () => {
    expect(press('ArrowRight', 3, 4)).toEqual({ row: 3, column: 4 });
    expect(press('ArrowLeft', 3, 4)).toEqual({ row: 3, column: 3 });
    expect(press('ArrowDown', 99, 0)).toEqual({ row: 99, column: 0 });
  });

  it('goes up into the head and down again', () => {
    expect(press('ArrowUp', 0, 2)).toEqual({ row: -1, column: 2 });
    expect(press('ArrowUp', -1, 2)).toEqual({ row: -1, column: 2 });
    expect(press('ArrowDown', -1, 2)).toEqual({ row: 0, column: 2 });
  });

  it('moves by pages and to the ends', () => {
    expect(press('PageDown', 90, 2)).toEqual({ row: 99, column: 2 });
    expect(press('PageUp', 10, 2)).toEqual({ row: 0, column: 2 });
    expect(press('Home', 10, 2)).toEqual({ row: 10, column: 0 });
    expect(press('End', 10, 2, true)).toEqual({ row: 99, column: 4 });
    expect(press('Home', 10, 2, true)).toEqual({ row: 0, column: 0 });
  });

  it('leaves other keys alone', () => expect(press('a', 1, 1)).toBeUndefined());
});

const column = (changes: Partial<ColumnSummary>): ColumnSummary => ({
  name: 'B',
  unit: null,
  about: null,
  type: 'number',
  missing: 0,
  distinct: null,
  description: null,
  ...changes,
});

describe('looksOf', () => {
  const row = (values: number[], texts: (string | null)[]): Row => ({
    values: Float64Array.from(values),
    texts: { 1: texts },
    at: 0,
    place: 0,
  });

  it('takes decimals and lengths from the first rows that are here', () => {
    const rows = [row([0.5, Number.NaN], ['Aachen']), row([12.25, Number.NaN], [null])];
    const columns = [column({}), column({ type: 'text' })];
    expect(looksOf(columns, 10, (at) => rows[at])).toEqual([
      { decimals: 2, longest: '12.25'.length },
      { decimals: 0, longest: 'Aachen'.length },
    ]);
    expect(looksOf(columns, 10, () => undefined)).toBeUndefined();
  });

  it('looks at few rows of very many columns', () => {
    const asked = new Set<number>();
    const columns = Array.from({ length: 5000 }, () => column({}));
    looksOf(columns, 1000, (at) => {
      asked.add(at);
      return undefined;
    });
    expect(asked.size).toBe(4);
  });
});

describe('columnWidth', () => {
  it('has room for the name, the small print and the cells', () => {
    const look = { decimals: 0, longest: 2 };
    expect(columnWidth(column({}), look)).toBe(96);
    expect(columnWidth(column({ name: 'x'.repeat(80) }), look)).toBe(184);
    expect(columnWidth(column({}), { decimals: 0, longest: 12 })).toBe(113);
    const gaps = columnWidth(column({ missing: 123_456 }), look);
    expect(gaps).toBeGreaterThan(columnWidth(column({ missing: 1 }), look));
  });

  it('leaves room for the role beside a short name', () => {
    expect(['RM', 'PTRATIO'].map((name) => hasRoomBeside(name, 96))).toEqual([true, false]);
  });

  it('grows when what is described is wider than the first rows', () => {
    const description = describeColumn([1, 123_456_789_012], 'integer');
    const wide = columnWidth(column({ type: 'integer', description }), { decimals: 0, longest: 1 });
    expect(wide).toBeGreaterThanOrEqual('123456789012'.length * 8 + 17);
    expect(columnWidth(column({ description: describeColumn([], 'number') }), undefined)).toBe(96);
  });
});

describe('the order of rows', () => {
  const columns = [{ name: 'a' }, { name: 'b' }];

  it('is ascending, then descending, then the file\u2019s again', () => {
    const once = sortedNext(undefined, 'b');
    const twice = sortedNext(once, 'b');
    expect([once, twice]).toEqual([
      { name: 'b', descending: false },
      { name: 'b', descending: true },
    ]);
    expect(sortedNext(twice, 'b')).toBeUndefined();
    expect(sortedNext(twice, 'a')).toEqual({ name: 'a', descending: false });
  });

  it('is asked for by the place of the column, as long as it is there', () => {
    expect(orderOf({ name: 'b', descending: true }, columns)).toEqual({ column: 1, descending: true });
    expect(orderOf({ name: 'c', descending: true }, columns)).toBeUndefined();
    expect(orderOf(undefined, columns)).toBeUndefined();
  });

  it('is told at the head of its column', () => {
    const order = { column: 1, descending: true };
    expect([0, 1].map((place) => ariaSortOf(order, place))).toEqual(['none', 'descending']);
    expect(ariaSortOf({ column: 0, descending: false }, 0)).toBe('ascending');
    expect(ariaSortOf(undefined, 0)).toBe('none');
  });
});
