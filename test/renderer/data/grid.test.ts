import { describe, expect, it } from 'vitest';
import { cellText, decimalsOf } from '../../../src/renderer/features/data/cell-text.ts';
import { rolesOf } from '../../../src/renderer/features/data/column-role.ts';
import { columnWidth } from '../../../src/renderer/features/data/column-width.ts';
import { cellAfter } from '../../../src/renderer/features/data/grid-keys.ts';
import { receiptPhrases, shortHash } from '../../../src/renderer/features/data/receipt.ts';
import { syntheticText } from '../../../src/renderer/features/make-data/synthetic-text.ts';

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

describe('the words on a data set', () => {
  it('say how the file was understood', () => {
    expect(
      receiptPhrases({
        bytes: 49_082,
        receipt: { delimiter: 'whitespace', header: false, knownAs: 'Boston housing' },
        synthetic: null,
      }),
    ).toEqual([
      'columns parted by blanks',
      'no header line',
      'columns named as in Boston housing',
      '49\u202f082 bytes',
    ]);
    const missing = [
      { column: 'a', cells: 2 },
      { column: 'b', cells: 1 },
    ];
    const receipt = { delimiter: '\t', header: true, missing } as const;
    expect(receiptPhrases({ bytes: 12, receipt, synthetic: null })).toEqual([
      'columns parted by tabs',
      'names from the first line',
      '3 missing cells',
      '12 bytes',
    ]);
    const synthetic = { kind: 'moons', rows: 200, noise: 0.2, seed: 0 } as const;
    expect(receiptPhrases({ bytes: 0, receipt: null, synthetic })).toEqual([syntheticText(synthetic)]);
    expect(shortHash('baadf72995725d76')).toBe('baadf729\u2026');
  });

  it('say what the recipe uses a column for', () => {
    const draft = { data: { target: 'c', features: ['a'] } };
    expect(rolesOf(draft, ['a', 'b', 'c'])).toEqual(['feature', 'unused', 'target']);
    expect(rolesOf({ data: { target: 'c' } }, ['a', 'b', 'c'])).toEqual(['feature', 'feature', 'target']);
    const several = { data: { target: ['b', 'c'] } };
    expect(rolesOf(several, ['a', 'b', 'c'])).toEqual(['feature', 'target', 'target']);
  });

  it('fit into their columns', () => {
    expect(columnWidth({ name: 'B', min: 0.32, max: 396.9, texts: null })).toBe(92);
    expect(columnWidth({ name: 'x'.repeat(80), min: 0, max: 1, texts: null })).toBe(168);
    const texts = { distinct: 2, frequent: [{ text: 'ten letter', rows: 3 }] };
    const none = { min: Number.NaN, max: Number.NaN };
    expect(columnWidth({ name: 'B', ...none, texts })).toBe(97);
    expect(columnWidth({ name: 'B', ...none, texts: { distinct: 0, frequent: [] } })).toBe(92);
  });
});
