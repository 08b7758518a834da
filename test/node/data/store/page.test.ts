import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DataRows } from '../../../../src/core/data/rows.ts';
import type { Cell } from './hand-made.ts';
import { column, openFromStore, openFromTable } from './hand-made.ts';
import { compareCells, randomColumns } from './random-columns.ts';

/** A cell as a page says it. */
function cellOf(page: DataRows, width: number, row: number, column: number): number | string | null {
  const texts = page.texts[column];
  if (texts) return texts[row]!;
  const value = page.values[row * width + column]!;
  return Number.isNaN(value) ? null : value;
}

function asSaid(cell: Cell): number | string | null {
  return typeof cell === 'boolean' || typeof cell === 'bigint' ? String(cell) : cell;
}

test('a page holds the rows that were asked for, in the order that was asked for, from store, table and both alike', async () => {
  const sort = fc.option(fc.record({ column: fc.nat(5), descending: fc.boolean() }), { nil: undefined });
  const query = fc.record({ from: fc.integer({ min: -2, max: 45 }), count: fc.nat(30), sort });
  await fc.assert(
    fc.asyncProperty(
      randomColumns(),
      fc.array(query, { minLength: 1, maxLength: 6 }),
      async (columns, queries) => {
        const rows = columns[0]!.cells.length;
        for (const data of [await openFromStore(columns), openFromTable(columns)]) {
          for (const { from, count, sort } of queries) {
            const order = Array.from({ length: rows }, (_, i) => i);
            if (sort) {
              const { cells } = columns[sort.column]!;
              order.sort((a, b) => {
                if (cells[a] === null || cells[b] === null)
                  return Number(cells[a] === null) - Number(cells[b] === null);
                return compareCells(cells[a], cells[b]) * (sort.descending ? -1 : 1);
              });
            }
            const page = await data.page({ from, count, sort });
            const expected = order.slice(Math.max(0, from)).slice(0, count);
            expect(Array.from(page.places)).toEqual(expected);
            expect(page).toMatchObject({ from: Math.min(Math.max(0, from), rows), count: expected.length });
            expect(page.values.buffer).toBeInstanceOf(ArrayBuffer);
            expect(Object.keys(page.texts)).toEqual(['2', '3', '4']);
            for (const [i, place] of expected.entries()) {
              for (const [j, { cells }] of columns.entries()) {
                expect(cellOf(page, columns.length, i, j)).toBe(asSaid(cells[place]!));
              }
            }
          }
          data.close();
        }
      },
    ),
    { numRuns: 25, seed: 1 },
  );
}, 60_000);

test('whole numbers whose digits a double does not tell are texts, and sorted as numbers', async () => {
  const data = await openFromStore([
    { name: 'id', type: 'integer', cells: [9007199254740993n, 9007199254740992n, null, -5n] },
    { name: 'huge', type: 'integer', huge: true, cells: [2n ** 100n + 1n, 0n, null, -(2n ** 100n)] },
    { name: 'even', type: 'integer', cells: [2n ** 62n, null, 4n, 5n] },
    {
      name: 'at',
      type: 'date',
      time: true,
      cells: ['2020-01-05 10:30:00', '1969-12-31 23:59:59.25', null, '0099-01-01'],
    },
  ]);
  const { texts } = await data.page({ from: 0, count: 4, sort: { column: 0, descending: true } });
  expect(texts).toEqual({
    0: ['9007199254740993', '9007199254740992', '-5', null],
    1: ['1267650600228229401496703205377', '0', '-1267650600228229401496703205376', null],
    2: ['4611686018427387904', null, '5', '4'],
    3: ['2020-01-05 10:30:00', '1969-12-31 23:59:59.25', '0099-01-01 00:00:00', null],
  });
  data.close();
});

test('a table answers at once, without an engine', async () => {
  const data = openFromTable([column('x', 'number', ...Array.from({ length: 100_000 }, (_, i) => i))]);
  const page = await data.page({ from: 99_990, count: 100 });
  expect(Array.from(page.values)).toEqual(Array.from({ length: 10 }, (_, i) => 99_990 + i));
  data.close();
  await expect(data.page({ from: 0, count: 1 })).rejects.toMatchObject({ name: 'AbortError' });
});

test('texts for a CSV: all rows, numbers by their shortest digits', async () => {
  await fc.assert(
    fc.asyncProperty(randomColumns(), async (columns) => {
      for (const data of [await openFromStore(columns), openFromTable(columns)]) {
        const rows: (readonly (string | null)[])[] = [];
        for await (const part of data.texts()) rows.push(...part);
        const text = (cell: Cell) => (cell === null ? null : Object.is(cell, -0) ? '-0' : String(cell));
        expect(rows).toEqual(
          columns[0]!.cells.map((_, row) => columns.map(({ cells }) => text(cells[row]!))),
        );
        data.close();
      }
    }),
    { numRuns: 25, seed: 2 },
  );
}, 60_000);
