import { expect, test } from 'vitest';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { type Cell, column, openFromStore, openFromTable } from './hand-made.ts';

/** Pearson's, over the rows where both hold a finite number. */
function pearson(a: readonly Cell[], b: readonly Cell[]): number {
  const rows = [...a.keys()].filter((row) =>
    [a[row], b[row]].every((cell) => cell !== null && Number.isFinite(cell)),
  );
  const mean = (cells: readonly Cell[]) =>
    rows.reduce((sum, row) => sum + Number(cells[row]), 0) / rows.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (x: readonly Cell[], mx: number, y: readonly Cell[], my: number) =>
    rows.reduce((total, row) => total + (Number(x[row]) - mx) * (Number(y[row]) - my), 0);
  return sum(a, meanA, b, meanB) / Math.sqrt(sum(a, meanA, a, meanA) * sum(b, meanB, b, meanB));
}

test.each([0, 0.2])(
  'are those of every two columns, over the rows where both are there (%d missing)',
  async (missing) => {
    const random = new RandomState(3);
    const base = Array.from({ length: 5000 }, () => random.normal());
    const cells = (make: (value: number, row: number) => number) =>
      base.map((value, row) => (random.uniform(0, 1) < missing ? null : make(value, row)));
    const columns = [
      column('a', 'number', ...cells((value) => value)),
      column('b', 'number', ...cells((value) => 1e9 + 3 * value + random.normal())),
      column('text', 'text', ...base.map(() => 'x')),
      column('c', 'number', ...cells(() => random.normal() * 1e200)),
      column('d', 'number', ...cells((value) => -value * 1e-200)),
      column('constant', 'number', ...cells(() => 0.1)),
      column('e', 'integer', ...cells((_, row) => row % 10)),
      column(
        'infinite',
        'number',
        ...cells((value, row) => (missing > 0 && row % 100 === 0 ? Number.POSITIVE_INFINITY : value ** 3)),
      ),
      column('half', 'number', ...base.map((_, row) => (missing > 0 && row % 2 === 0 ? null : row))),
      column('sparse', 'number', ...base.map((_, row) => (row % 2 === 0 ? row : missing > 0 ? null : row))),
    ];
    for (const data of [await openFromStore(columns), openFromTable(columns)]) {
      const { columns: places, values } = await data.correlations();
      expect(places).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9]);
      for (const [i, a] of places.entries()) {
        for (const [k, b] of places.entries()) {
          const scale = (j: number) => (j === 3 ? 1e-200 : j === 4 ? 1e200 : 1);
          const scaled = (j: number) =>
            columns[j]!.cells.map((cell) => (cell === null ? null : Number(cell) * scale(j)));
          const isConstant = a === 5 || b === 5;
          const never = missing > 0 && ((a === 8 && b === 9) || (a === 9 && b === 8));
          const expected = isConstant || never ? Number.NaN : pearson(scaled(a), scaled(b));
          const found = values[i * places.length + k]!;
          if (Number.isNaN(expected)) expect(found).toBeNaN();
          else expect(Math.abs(found - expected)).toBeLessThan(1e-11);
          expect(found).toBe(values[k * places.length + i]);
          if (i === k && !isConstant) expect(found).toBe(1);
        }
      }
      data.close();
    }
  },
);
