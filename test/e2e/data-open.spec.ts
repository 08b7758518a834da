import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, type Program, test } from './program.ts';

const fixtures = join(import.meta.dirname, '../fixtures/data');

const PEOPLE = 'name,born,height,kind\nAda,1815,1.65,x\nGrace,1906,,y\nEdsger,1930,1.8,x\n';
const NAMES = ['name', 'born', 'height', 'kind'];

interface Seen {
  /** Of each column: its type, and how many of its cells are missing. */
  readonly types: readonly (string | readonly [string, number])[];
  readonly names?: readonly string[];
  /** The cells of the first row, as the grid shows them. */
  readonly first: readonly string[];
  /** A phrase of how it was understood. */
  readonly receipt: string | RegExp;
}

async function expectTable({ page }: Program, name: string, rows: number, seen: Seen): Promise<void> {
  await expect(page.getByRole('button', { name: new RegExp(`${name}.*${rows} rows`) })).toBeVisible();
  const grid = page.getByRole('grid', { name: `Rows of ${name}` });
  for (const [i, column] of (seen.names ?? NAMES).entries()) {
    const head = grid.getByRole('columnheader', { name: new RegExp(`^${column}\\b`) });
    const type = seen.types[i]!;
    const [word, missing] = typeof type === 'string' ? [type, 0] : type;
    await expect(head).toContainText(word);
    if (missing === 0) await expect(head).not.toContainText(/\d missing/);
    else await expect(head).toContainText(`${missing} missing`);
  }
  const cells = grid.getByRole('row').nth(1).getByRole('gridcell');
  await expect(cells).toHaveText([...seen.first]);
  await expect(page.locator('.data-receipt')).toContainText(seen.receipt);
}

test('every kind of file opens, with its rows, its types and its gaps', async ({ program, folder }) => {
  test.setTimeout(120_000);
  const path = (name: string) => join(folder, name);
  const people: Seen = {
    types: ['text', 'integer', ['number', 1], 'text'],
    first: ['Ada', '1815', '1.65', 'x'],
    receipt: '',
  };

  writeFileSync(path('people.csv'), PEOPLE);
  await program.open(path('people.csv'));
  await program.menu('layoutInspect');
  await program.menu('showData');
  await expectTable(program, 'people.csv', 3, { ...people, receipt: 'columns parted by commas' });

  // What a file is called says nothing.
  writeFileSync(path('tabs.csv'), PEOPLE.replaceAll(',', '\t'));
  await program.open(path('tabs.csv'));
  await expectTable(program, 'tabs.csv', 3, { ...people, receipt: 'columns parted by tabs' });

  const european = PEOPLE.replaceAll(',', ';').replace('1.65', '1,65').replace('1.8;', '1,8;');
  writeFileSync(path('european.csv'), european);
  await program.open(path('european.csv'));
  await expectTable(program, 'european.csv', 3, { ...people, receipt: /semicolons.*decimal comma/ });

  writeFileSync(path('people.csv.gz'), gzipSync(PEOPLE));
  await program.open(path('people.csv.gz'));
  await expectTable(program, 'people.csv.gz', 3, { ...people, receipt: 'CSV, gzipped' });

  const rows = [
    { name: 'Ada', born: 1815, height: 1.65, kind: 'x' },
    { name: 'Grace', born: 1906, height: null, kind: 'y' },
    { name: 'Edsger', born: 1930, height: 1.8, kind: 'x' },
  ];
  writeFileSync(path('people.json'), JSON.stringify(rows));
  writeFileSync(path('people.ndjson'), rows.map((row) => JSON.stringify(row)).join('\n'));
  await program.open(path('people.json'), path('people.ndjson'));
  await expectTable(program, 'people.ndjson', 3, { ...people, receipt: 'JSON lines' });
  await program.page.getByRole('button', { name: /people\.json.*3 rows/ }).click();
  await expectTable(program, 'people.json', 3, { ...people, receipt: 'JSON' });

  const engine = await DuckDBInstance.create(':memory:');
  const connection = await engine.connect();
  await connection.run(`copy (from read_csv('${path('people.csv')}')) to '${path('people.parquet')}'`);
  connection.closeSync();
  engine.closeSync();
  await program.open(path('people.parquet'));
  await expectTable(program, 'people.parquet', 3, { ...people, receipt: 'Parquet' });

  // Of a workbook with two sheets the first; the other is a choice.
  await program.open(join(fixtures, 'two-sheets.xlsx'));
  await expect(program.page.getByRole('button', { name: /two-sheets\.xlsx.*rows/ })).toBeVisible();
  await expect(program.page.locator('.data-receipt')).toContainText(/Excel.*sheet/);

  // All stay open, and any of them can be looked at again.
  await program.page.getByRole('button', { name: /european\.csv.*3 rows/ }).click();
  await expectTable(program, 'european.csv', 3, { ...people, receipt: /semicolons.*decimal comma/ });
});
