// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../command.js';
import { Problem, root, say } from '../project.js';

const sources = [
  'src',
  'data',
  'package.json',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
  'scripts/kernels.js',
  // bundled too: npm touches it whenever the packages change
  'node_modules/.package-lock.json',
];
// One of each bundle; the command line's is written last, so its age is that of the whole build.
const results = ['out/main/index.js', 'out/preload', 'out/renderer/index.html', 'out/cli/index.js'];

/** Runs `npm run build` unless out/ is there and newer than all it is made from. */
export async function build() {
  if (upToDate(root, sources, results)) return;
  say('building the program (npm run build)');
  const { code, output } = await npm(['run', 'build'], { keep: true });
  if (code === 0) return;
  console.error(output);
  throw new Problem('The build failed, for the reason above.');
}

/**
 * @param {string} folder
 * @param {readonly string[]} sources files and folders in it
 * @param {readonly string[]} results the one written last at the end
 */
export function upToDate(folder, sources, results) {
  const made = results.map((path) => modified(join(folder, path)));
  if (made.some((time) => time === undefined)) return false;
  const built = made.at(-1) ?? 0;
  return sources.every((path) => newest(join(folder, path)) <= built);
}

/**
 * The latest change in a file or folder; a folder's own date tells of files taken away.
 *
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const own = modified(path) ?? 0;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), own);
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
