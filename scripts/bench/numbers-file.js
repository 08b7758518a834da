// @ts-check
import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const ROWS = 1_000_000;
const COLUMNS = 14;

/**
 * Writes 1,000,000 x 14 numbers as text, about 111 MB, unless they are there: the same ones every time, separated by
 * spaces as in housing.data.
 *
 * @param {string} path
 */
export function makeNumbersFile(path) {
  if (statSync(path, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  let seed = 1;
  let text = '';
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      // Lehmer's generator; what the numbers are does not matter, only that they look like measured ones
      seed = (seed * 48271) % 2147483647;
      text += (column ? ' ' : '') + ((seed % 2_000_003) / 10_000 - 100).toFixed(4);
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
