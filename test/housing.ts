import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Table } from '../src/core/data/table.ts';
import { readText } from './read-text.ts';

export { readText } from './read-text.ts';

export const housingPath = fileURLToPath(new URL('../data/housing.data', import.meta.url));

/** data/housing.data: 506 x 14. */
export function housing(): Table {
  return readText(readFileSync(housingPath), 'housing.data').table;
}
