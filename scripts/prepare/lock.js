// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, say } from '../project.js';

const file = join(root, '.cache/preparing');
const beat = 5_000;
const silentTooLong = 60_000;

/**
 * Runs a task while no other process of this clone does: two at once would install and build over
 * one another.
 *
 * @template T
 * @param {() => Promise<T>} task
 * @param {string} [path] the lock file
 * @returns {Promise<T>}
 */
export async function alone(task, path = file) {
  let told = false;
  while (!take(path)) {
    if (!told) say('another start of this clone is preparing; waiting for it');
    told = true;
    await wait(300);
  }
  const heart = setInterval(() => touch(path), beat);
  heart.unref();
  try {
    return await task();
  } finally {
    clearInterval(heart);
    rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function take(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    // Where nothing can be written, there is nothing to keep apart.
    if (code !== 'EEXIST') return true;
  }
  if (!abandoned(path)) return false;
  rmSync(path, { force: true });
  return take(path);
}

/**
 * Its holder is gone, or so long silent that its number must belong to another process by now.
 *
 * @param {string} path
 */
function abandoned(path) {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (written === undefined) return false;
  if (Date.now() - written > silentTooLong) return true;
  const holder = Number(read(path));
  return holder > 0 && !running(holder);
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {number} pid */
function running(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // taken away by hand: no reason to stop
  }
}
