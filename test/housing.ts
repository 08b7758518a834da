import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTableReader, type TextTable } from '../src/core/data/table-reader.ts';

/** A table read from text as the program reads a file. */
export function readText(text: string | Uint8Array, fileName = 'table.txt'): TextTable {
  const decoder = new TextDecoder();
  const reader = createTableReader(fileName, (bytes) => decoder.decode(bytes));
  reader.push(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return reader.end();
}

export const housingPath = fileURLToPath(new URL('../data/housing.data', import.meta.url));

/** data/housing.data: 506 x 14. */
export function housing(): TextTable['table'] {
  return readText(readFileSync(housingPath), 'housing.data').table;
}
