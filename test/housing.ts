import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTableReader, type TextTable } from '../src/core/data/table-reader.ts';

/** A table read from text as the program reads a file. */
export function readText(text: string | Uint8Array, fileName = 'table.txt'): TextTable {
  const decoder = new TextDecoder();
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const decode = (part: Uint8Array) => decoder.decode(part);
  let reader = createTableReader(fileName, decode);
  reader.push(bytes);
  const textColumns = reader.readAgain();
  if (textColumns) {
    reader = createTableReader(fileName, decode, textColumns);
    reader.push(bytes);
  }
  return reader.end();
}

export const housingPath = fileURLToPath(new URL('../data/housing.data', import.meta.url));

/** data/housing.data: 506 x 14. */
export function housing(): TextTable['table'] {
  return readText(readFileSync(housingPath), 'housing.data').table;
}
