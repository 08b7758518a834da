import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadChoices } from '../../../src/core/data/receipt.ts';
import { numberText } from '../../../src/core/data/text/rules/judge-cell.ts';
import { Problem } from '../../../src/core/problem.ts';
import { loadDelimited } from '../../../src/node/data/delimited/load-delimited.ts';
import type { Loaded } from '../../../src/node/data/loaded.ts';
import { withSource } from '../../../src/node/data/source-file.ts';

export interface Opened extends Pick<Loaded, 'rows' | 'columns' | 'receipt'> {
  /** Row by row, null where missing. */
  readonly cells: (string | null)[][];
  readonly by: 'table' | 'store';
  readonly lines: number[];
}

/** A file of this text, as it is loaded; everything is given back afterwards. */
export async function open(
  text: string | Uint8Array,
  choices: ReadChoices = {},
  name = 't.csv',
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'descent-delimited-'));
  const path = join(folder, name);
  writeFileSync(path, text);
  try {
    const loaded = await withSource(path, {}, (file) => loadDelimited(file, { choices }));
    try {
      const { rows, columns, receipt, lineOf } = loaded;
      const lines = await Promise.all(Array.from({ length: Math.min(rows, 50) }, (_, row) => lineOf!(row)));
      return {
        rows,
        columns,
        receipt,
        cells: await cellsOf(loaded),
        by: loaded.table ? 'table' : 'store',
        lines,
      };
    } finally {
      loaded.store?.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The message of the Problem that loading ends with. */
export async function problemOf(
  text: string | Uint8Array,
  choices: ReadChoices = {},
  name = 't.csv',
): Promise<string> {
  try {
    await open(text, choices, name);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  throw new Error('no problem was found');
}

async function cellsOf({ table, store, columns, rows }: Loaded): Promise<(string | null)[][]> {
  if (table) {
    const at = (i: number, j: number) => table.values[i * columns.length + j]!;
    return Array.from({ length: rows }, (_, i) =>
      columns.map((__, j) => (Number.isNaN(at(i, j)) ? null : numberText(at(i, j)))),
    );
  }
  const list = columns.map(({ type }, j) => (type === 'number' ? `c${j}` : `c${j}::VARCHAR`));
  const found = await store!.query(`SELECT ${list.join(', ')} FROM data.cells ORDER BY rowid`);
  return found.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? numberText(cell) : (cell as string | null))),
  );
}
