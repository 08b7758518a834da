// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, npmReason } from '../command.js';
import { Problem, root, say } from '../project.js';

/** Runs `npm ci` unless node_modules already is what package-lock.json asks for. */
export async function installDependencies() {
  const lock = readLock('package-lock.json');
  if (!lock) throw new Problem('package-lock.json is missing: is this a whole clone of the project?');
  if (matches(lock, readLock('node_modules/.package-lock.json'))) return;

  const first = !existsSync(join(root, 'node_modules'));
  say(`${first ? 'installing the packages' : 'bringing the packages up to date'} (npm ci, about a minute)`);
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const { code, output } = await npm(args, { keep: true });
  if (code === 0) return;
  throw new Problem(
    `npm ci failed: ${npmReason(output)}. If that is the network, check that this computer reaches an npm ` +
      'registry (npm ping), then start again.',
  );
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Entry
 * @typedef {Record<string, Entry>} Lock the packages by their folder
 */

/**
 * npm writes node_modules/.package-lock.json when all is in place, so after an interrupted
 * `npm ci` it is missing. Contents are compared rather than dates, which a checkout changes.
 *
 * @param {Lock} wanted
 * @param {Lock | undefined} installed
 */
export function matches(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true;
    const there = installed[folder];
    // what is for another system is never installed
    if (!there) return entry.optional === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/**
 * @param {string} path
 * @returns {Lock | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
