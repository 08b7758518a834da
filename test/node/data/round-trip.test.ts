import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv } from '../../../src/core/format/csv.ts';
import { createStore, type Store, type StoreColumn } from '../../../src/node/data/store.ts';
import { opened } from './open-file.ts';

/** Tables of the same number of rows, side by side in one file: opening a file takes longer than reading a table. */
const BATCHES = 100;
const TABLES = 100;

const folder = mkdtempSync(join(tmpdir(), 'descent-round-trip-'));
let writer: Store;
beforeAll(async () => {
  writer = await createStore();
});
afterAll(() => {
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

type Cell = number | bigint | string | boolean | null;

interface TestColumn {
  readonly type: 'number' | 'integer' | 'text' | 'boolean' | 'date';
  readonly cells: readonly Cell[];
}

const extremes = [
  -0,
  0,
  5e-324,
  -5e-324,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  2 ** 53,
  1e21,
  1e-7,
  0.1,
  1 / 3,
  1e22,
  123456.789e3,
];
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...extremes),
  fc.integer(),
);
const texts = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      '7',
      '"',
      "'",
      ',',
      ';',
      '\t',
      '\n',
      ' ',
      '.',
      '\\',
      'é',
      '😀',
      'ש',
      '漢',
      'NA',
      '#',
      '|',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const dates = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const cellsOf = {
  number: numbers,
  integer: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  text: texts,
  boolean: fc.boolean(),
  date: dates,
} as const;

const columnOf = (rows: number): fc.Arbitrary<TestColumn> =>
  fc.constantFrom(...(Object.keys(cellsOf) as TestColumn['type'][])).chain((type) =>
    fc
      .array(fc.option<Cell>(cellsOf[type], { freq: 6 }), { minLength: rows, maxLength: rows })
      // A text file does not say what is text: one cell does.
      .map((cells) => ({ type, cells: type === 'text' ? ['text', ...cells.slice(1)] : cells })),
  );

const batch = fc
  .integer({ min: 2, max: 6 })
  .chain((rows) =>
    fc.array(fc.array(columnOf(rows), { minLength: 1, maxLength: 3 }), {
      minLength: TABLES,
      maxLength: TABLES,
    }),
  )
  .map((tables) => tables.flat());

const nameOf = (column: number) => `c ${column}`;
const rowsOf = (columns: readonly TestColumn[]) =>
  columns[0]!.cells.map((_, row) => columns.map(({ cells }) => cells[row]!));

/** What a file opened again has to say, cell by cell; a number by its bits. */
async function expectSame(path: string, columns: readonly TestColumn[]): Promise<void> {
  const { rows, columns: types } = await opened(path);
  expect(Object.keys(types)).toEqual(columns.map((_, column) => nameOf(column)));
  expect(rows).toHaveLength(columns[0]!.cells.length);
  for (const [j, { type, cells }] of columns.entries()) {
    for (const [i, cell] of cells.entries()) {
      const found = rows[i]![j]!;
      const same = cell === null ? found === null : found !== null && isSame(type, found, cell);
      if (!same)
        expect.fail(
          `${path}: ${JSON.stringify(found)} instead of ${String(cell)} in ${nameOf(j)} of ${type}: ${cells.map(String).join(' | ')}`,
        );
    }
  }
}

/** Numbers by their bits, whole ones too where a double holds them; everything else as it is written. */
function isSame(type: TestColumn['type'], found: string, cell: Exclude<Cell, null>): boolean {
  const asDouble = type === 'number' || (typeof cell === 'bigint' && BigInt(Number(cell)) === cell);
  return asDouble ? Object.is(Number(found), Number(cell)) : found === String(cell);
}

type Write = (path: string, columns: readonly TestColumn[]) => Promise<void> | void;

const csvCell = (cell: Cell) => (typeof cell === 'bigint' || typeof cell === 'boolean' ? String(cell) : cell);
const jsonCell = (cell: Cell) =>
  typeof cell === 'bigint' ? String(cell) : Object.is(cell, -0) ? '-0' : JSON.stringify(cell);

const formats: Readonly<Record<string, Write>> = {
  csv: (path, columns) => {
    const names = columns.map((_, column) => nameOf(column));
    writeFileSync(path, csv([names, ...rowsOf(columns).map((row) => row.map(csvCell))]));
  },
  json: (path, columns) => {
    const objects = rowsOf(columns).map(
      (row) => `{${row.map((cell, j) => `"${nameOf(j)}":${jsonCell(cell)}`).join(',')}}`,
    );
    writeFileSync(path, `[${objects.join(',\n')}]`);
  },
  parquet: async (path, columns) => {
    const filler = await writer.fill(columns.map(({ type }, j): StoreColumn => ({ name: nameOf(j), type })));
    await filler.add(
      columns.map(({ cells }) => cells),
      columns[0]!.cells.length,
    );
    await filler.end();
    const named = columns.map((_, j) => `c${j} AS "${nameOf(j)}"`).join(', ');
    await writer.run(
      `COPY (SELECT ${named} FROM data.cells) TO '${path}' (FORMAT parquet); DROP TABLE data.cells`,
    );
  },
};

describe(`${BATCHES * TABLES} random tables`, () => {
  test.each(Object.keys(formats))(
    'written as %s and opened again are the same',
    async (format) => {
      let written = 0;
      await fc.assert(
        fc.asyncProperty(batch, async (columns) => {
          const path = join(folder, `${written++}.${format}`);
          await formats[format]!(path, columns);
          await expectSame(path, columns);
          rmSync(path);
        }),
        { numRuns: BATCHES, seed: 4, endOnFailure: true },
      );
      expect(written).toBe(BATCHES);
    },
    300_000,
  );
});
