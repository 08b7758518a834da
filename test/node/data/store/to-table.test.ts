import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt } from '../../../../src/core/data/table.ts';
import { column, openFromStore, openFromTable, tableOf } from './hand-made.ts';
import { randomColumns } from './random-columns.ts';

test('a store gives the table that reading would have given', async () => {
  await fc.assert(
    fc.asyncProperty(randomColumns({ infinite: false }), async (columns) => {
      const data = await openFromStore(columns);
      const table = await data.table();
      const expected = tableOf(columns);
      expect(table).toMatchObject({ name: 'made.csv', rows: expected.rows });
      expect(table.values).toEqual(expected.values);
      expect(table.values.buffer).toBeInstanceOf(SharedArrayBuffer);
      for (const [j, { name, type, cells }] of columns.entries()) {
        const { categories } = expected.columns[j]!;
        const held = cells.findIndex((cell) => cell !== null);
        const missing = cells.indexOf(null);
        expect(table.columns[j]).toEqual({
          name,
          ...(type === 'boolean' && { boolean: true }),
          ...(categories && { categories }),
          ...(categories && held >= 0 && { firstText: { where: `row ${held + 1}`, text: cells[held] } }),
          ...(missing >= 0 && { firstMissing: { where: `row ${missing + 1}`, text: '' } }),
        });
      }
      expect(await data.table()).toBe(table);
      data.close();
    }),
    { numRuns: 25, seed: 1 },
  );
}, 60_000);

test('a table of the rows that meet a condition is that of a file of only these rows, but for its lines', async () => {
  await fc.assert(
    fc.asyncProperty(randomColumns(), fc.integer({ min: -4, max: 4 }), async (columns, least) => {
      const { cells } = columns[1]!;
      const places = [...cells.keys()].filter((row) => cells[row] !== null && Number(cells[row]) >= least);
      for (const data of [await openFromStore(columns), openFromTable(columns)]) {
        const where = `b >= ${least}`;
        expect(await data.countWhere(where)).toBe(places.length);
        if (places.length === 0) {
          await expect(data.table(where)).rejects.toMatchObject({ fields: [{ path: 'data.where' }] });
        } else {
          const table = await data.table(where);
          expect(table.rows).toBe(places.length);
          for (const [j, { cells, type }] of columns.entries()) {
            const isRefused = places.some(
              (row) => Math.abs(Number(cells[row])) === Number.POSITIVE_INFINITY && type === 'number',
            );
            expect(table.columns[j]!.refused !== undefined).toBe(isRefused);
            const { categories } = table.columns[j]!;
            if (categories)
              expect(new Set(categories)).toEqual(new Set(places.flatMap((row) => cells[row] ?? [])));
            for (const [i, row] of places.entries()) {
              const cell = typeof cells[row] === 'boolean' ? Number(cells[row]) : cells[row];
              expect(cellAt(table, i, j)).toBe(isRefused ? null : cell);
            }
          }
        }
        data.close();
      }
    }),
    { numRuns: 25, seed: 2 },
  );
}, 60_000);

test('lines are those of the file', async () => {
  const data = await openFromStore(
    [column('x', 'number', 1, null, 3), column('city', 'text', null, 'Ulm', 'Bonn')],
    { lineOf: async (row) => 10 * (row + 1) },
  );
  expect((await data.table()).columns).toEqual([
    { name: 'x', firstMissing: { where: 'line 20', text: '' } },
    {
      name: 'city',
      categories: ['Bonn', 'Ulm'],
      firstText: { where: 'line 20', text: 'Ulm' },
      firstMissing: { where: 'line 10', text: '' },
    },
  ]);
  expect((await data.table('x = 3')).columns).toEqual([
    { name: 'x' },
    { name: 'city', categories: ['Bonn'], firstText: { where: 'line 30', text: 'Bonn' } },
  ]);
  data.close();
});

test('a file that is gone costs the lines, not the numbers', async () => {
  const lineOf = () => Promise.reject(new Error('gone'));
  const data = await openFromStore([column('x', 'number', 1, null, 3)], { lineOf });
  expect((await data.table()).columns).toEqual([{ name: 'x', firstMissing: { where: 'row 2', text: '' } }]);
  await expect(data.lineOf(0)).rejects.toThrow('gone');
  data.close();
});

test('an infinite cell refuses its column, with its line', async () => {
  const columns = [column('x', 'number', 1, 2, Number.NEGATIVE_INFINITY), column('y', 'number', 1, 2, 3)];
  for (const lineOf of [undefined, async (row: number) => row + 2]) {
    const data = await openFromStore(columns, lineOf && { lineOf });
    const { columns: found, values } = await data.table();
    expect(found[0]!.refused?.message).toBe(
      `made.csv ${lineOf ? 'line 4' : 'row 3'}: -Infinity in x is not a finite number`,
    );
    expect(Array.from(values)).toEqual([Number.NaN, 1, Number.NaN, 2, Number.NaN, 3]);
    expect(await data.table('y < 3')).toMatchObject({ columns: [{ name: 'x' }, { name: 'y' }] });
    expect(Array.from((await data.table('y < 3')).values)).toEqual([1, 1, 2, 2]);
    data.close();
  }
});

test('a column of more than 100,000 different texts is refused and costs no list', async () => {
  const ids = Array.from({ length: 100_001 }, (_, i) => `id-${i}`);
  const same = ids.map((id, i) => (i === 0 ? 'id-1' : id));
  const data = await openFromStore([column('ID', 'text', ...ids), column('near', 'text', ...same)]);
  const { columns, values } = await data.table();
  expect(columns[0]).toEqual({
    name: 'ID',
    refused: {
      message: 'ID has 100,001 different texts, more than can be told apart (100,000)',
      hint: 'Leave it out of data.features.',
    },
  });
  expect(values[0]).toBeNaN();
  expect(columns[1]!.categories).toHaveLength(100_000);
  data.close();
}, 30_000);

test('the last table of a condition is kept, beside that of all rows', async () => {
  const data = await openFromStore([column('x', 'number', 1, 2, 3)]);
  const all = await data.table();
  const [a, b] = await Promise.all([data.table('x > 1'), data.table('x > 1')]);
  expect(a).toBe(b);
  expect(await data.table('x > 1')).toBe(a);
  expect(await data.table('x > 2')).not.toBe(a);
  expect(await data.table('x > 1')).not.toBe(a);
  expect(await data.table()).toBe(all);
  data.close();
});
