import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes a CSV of 14 columns of numbers, as a user's own export might be: some 110 bytes a row. */
export function writeNumbers(path: string, rows: number): void {
  const lines = Array.from({ length: 1000 }, (_, i) =>
    Array.from({ length: 14 }, (_, j) => (Math.sin(i * 14 + j) * 50).toFixed(4)).join(','),
  );
  const block = `${lines.join('\n')}\n`;
  const names = Array.from({ length: 14 }, (_, j) => `c${j + 1}`).join(',');
  const file = openSync(path, 'w');
  writeSync(file, `${names}\n`);
  for (let written = 0; written < rows; written += 1000) writeSync(file, block);
  closeSync(file);
}
