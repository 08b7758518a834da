// @ts-check
// What an Electron needs of a Linux system: shared libraries, a font, and a display or a stand-in.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './command.js';
import { main, Problem, say } from './project.js';

const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libcups2',
  'libxtst6',
];
const display = 'xvfb';
const font = 'fonts-dejavu-core';

/** Whether this is a Linux session without anything to show a window on. */
export function displayMissing() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
}

/**
 * Makes sure the runtime can start here: installs what is missing where that is possible (root on
 * Debian or Ubuntu), else says how.
 *
 * @param {string} executable
 */
export async function prepareSystem(executable) {
  if (process.platform !== 'linux') return;
  const lacking = await missingLibraries(executable);
  const packages = [
    ...(lacking.length > 0 ? libraries : []),
    ...(displayMissing() && !onPath('Xvfb') ? [display] : []),
  ];
  const fonts = hasFont() ? [] : [font];
  if (packages.length === 0 && fonts.length === 0) return;

  if (canInstall()) await install([...packages, ...fonts]);
  else if (packages.length > 0) throw new Problem(await advice([...packages, ...fonts], lacking));
  else say(`no font is installed; texts may show as boxes (sudo apt-get install ${font})`);
}

/**
 * The shared libraries a program asks for and this system lacks.
 *
 * @param {string} executable
 */
async function missingLibraries(executable) {
  const { output } = await run('ldd', [executable], { keep: true }).catch(() => ({ output: '' }));
  return readMissing(output);
}

/** @param {string} output what ldd printed */
export function readMissing(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library ?? '');
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function hasFont() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', '.fonts', '.local/share/fonts'];
  return folders.some((folder) => {
    try {
      const names = readdirSync(folder.startsWith('/') ? folder : join(homedir(), folder), {
        recursive: true,
      });
      return names.some((name) => /\.(ttf|otf|ttc)$/i.test(String(name)));
    } catch {
      return false;
    }
  });
}

function canInstall() {
  return process.getuid?.() === 0 && onPath('apt-get');
}

/**
 * @param {readonly string[]} packages
 * @param {readonly string[]} lacking
 */
async function advice(packages, lacking) {
  if (onPath('apt-get')) {
    const names = currentNames(packages, await knownPackages(packages));
    return `Electron needs some system packages. Run: sudo apt-get install -y ${names.join(' ')}`;
  }
  return `Electron needs ${[...lacking, ...(packages.includes(display) ? ['Xvfb'] : [])].join(', ')}. Install them with the package manager of this system.`;
}

/** @param {readonly string[]} packages */
async function install(packages) {
  say(`installing what Electron needs of the system: ${packages.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  // A failed update may still leave lists good enough; the install tells.
  await run('apt-get', [...wait, 'update', '-qq'], { env, keep: true });
  const names = currentNames(packages, await knownPackages(packages));
  const { code, output } = await run(
    'apt-get',
    [...wait, 'install', '-y', '-qq', '--no-install-recommends', ...names],
    { env, keep: true },
  );
  if (code === 0) return;
  console.error(output.trim());
  throw new Problem(`apt-get could not install them. Try by hand: apt-get install -y ${names.join(' ')}`);
}

/** @param {readonly string[]} packages */
async function knownPackages(packages) {
  const names = packages.flatMap((name) => [name, `${name}t64`]);
  const { output } = await run('apt-cache', ['show', '--no-all-versions', ...names], { keep: true });
  return [...output.matchAll(/^Package: (\S+)/gm)].map(([, name]) => name ?? '');
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some packages when they went over to 64-bit time; the old
 * names are gone, or only stand for several that offer the same.
 *
 * @param {readonly string[]} packages
 * @param {readonly string[]} known
 */
export function currentNames(packages, known) {
  return packages.map((name) => (known.includes(`${name}t64`) ? `${name}t64` : name));
}

// By itself (in CI, while npm is still busy): everything, before there is an executable to ask.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    if (canInstall()) await install([...libraries, display, font]);
    return 0;
  });
}
