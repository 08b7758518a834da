import { join } from 'node:path';
import type { ReadChoices } from '../../../src/core/data/receipt.ts';
import { Problem } from '../../../src/core/problem.ts';
import { openData } from '../../../src/node/data/open.ts';

export const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/data', name);

/** A file opened, read whole and closed. */
export async function opened(path: string, choices: ReadChoices = {}) {
  const data = await openData(path, { choices });
  try {
    const rows: (readonly (string | null)[])[] = [];
    for await (const piece of data.texts()) rows.push(...piece);
    const columns = Object.fromEntries(data.columns.map(({ name, type }) => [name, type]));
    const { receipt } = data;
    return { rows, columns, receipt, warnings: receipt.warnings, lineOf: await data.lineOf(0) };
  } finally {
    data.close();
  }
}

/** What a user is told of a file that cannot be opened: the message and the way out. */
export async function refusal(path: string, choices: ReadChoices = {}): Promise<[string, string]> {
  try {
    (await openData(path, { choices })).close();
  } catch (error) {
    if (error instanceof Problem) return [error.message, error.hint];
    throw error;
  }
  throw new Error(`${path} was opened`);
}
