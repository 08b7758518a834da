import type { Table } from '../../../src/core/data/table.ts';
import { type FakeDataset, fakeDataset } from './data.ts';

const ROWS = 240;
const cities = ['Aachen', 'Bergen', 'Córdoba', 'NA', 'Zürich'];

/** A file of all kinds of columns, with something to look at in its receipt. */
export function peopleDataset(id: string): FakeDataset {
  const rows = Array.from({ length: ROWS }, (_, i) => [
    1000 + i,
    i % 17 === 3 ? Number.NaN : 150 + ((i * 37) % 53) + ((i * 7) % 10) / 10,
    i % 11 === 5 ? Number.NaN : (i * i) % cities.length,
    i % 2,
    (i * 13) % 90,
    i % 4 === 1 ? 1.234 : (i % 40) / 8,
  ]);
  const table: Table = {
    name: 'people.csv',
    columns: [
      { name: 'id' },
      { name: 'height', unit: 'cm' },
      { name: 'city', categories: cities },
      { name: 'member', categories: ['false', 'true'] },
      { name: 'since', categories: Array.from({ length: 90 }, (_, day) => dayOf(day)) },
      { name: 'income, per week' },
    ],
    rows: ROWS,
    values: Float64Array.from(rows.flat()),
  };
  return fakeDataset({
    id,
    table,
    sha256: 'c0ffee'.padEnd(64, '0'),
    bytes: 11_234,
    types: { member: 'boolean', since: 'date' },
    receipt: {
      encoding: 'windows-1252',
      delimiter: ';',
      quote: '"',
      decimal: ',',
      grouping: '.',
      lineEnd: 'crlf',
      missingMarks: ['', 'n/a'],
      skippedRows: 2,
      skipped: [
        { line: 17, text: '1015;171,2;Bergen', why: '3 cells, not 6' },
        { line: 99, text: 'Sum;;;;;;;;', why: '9 cells, not 6' },
      ],
      ambiguousCells: 60,
      ambiguous: Array.from({ length: 60 }, (_, i) => ({
        line: 4 * i + 3,
        row: 4 * i + 1,
        column: 'income, per week',
        text: '1.234',
        readAs: '1.234',
      })),
      warnings: [
        'The encoding was told by the looks of the text: choose another one where letters look wrong.',
      ],
      choices: { badRows: 'skip' },
    },
  });
}

function dayOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
}
