// @ts-check
import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const COLUMNS = 14;

/**
 * Writes a CSV of 14 columns of numbers under a line of names, about 111 bytes a row, unless it is there: the same
 * ones every time.
 *
 * @param {string} path
 * @param {number} rows
 * @param {boolean} withIds whether a column of unique texts stands before them
 */
export function makeCsv(path, rows, withIds) {
  if (statSync(path, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  const names = Array.from({ length: COLUMNS }, (_, i) => `x${i + 1}`);
  let text = `${(withIds ? ['id', ...names] : names).join(',')}\n`;
  let seed = 1;
  for (let row = 0; row < rows; row++) {
    // 7919 and the modulus have no factor in common: no two rows have the same.
    if (withIds) text += `K${((row * 7919) % 1_000_000_007).toString(36)}-${row % 97},`;
    for (let column = 0; column < COLUMNS; column++) {
      seed = (seed * 48271) % 2147483647;
      text += (column ? ',' : '') + ((seed % 2_000_003) / 10_000 - 100).toFixed(4);
    }
    text += '\n';
    if (text.length > 2 ** 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
  renameSync(part, path);
}
