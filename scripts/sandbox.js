// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Whether Chromium's sandbox cannot work for this executable and user, so that `--no-sandbox` is
 * the only way to run the sources: as root it refuses, and where users may not make namespaces
 * (Ubuntu since 23.10) it needs a helper owned by root, which an unpacked Electron does not have.
 *
 * @param {string} executable
 */
export function sandboxImpossible(executable) {
  if (process.platform !== 'linux') return false;
  if (process.getuid?.() === 0) return true;
  const forbidden =
    setting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('kernel/unprivileged_userns_clone') === '0' ||
    setting('user/max_user_namespaces') === '0';
  return forbidden && !helperReady(join(dirname(executable), 'chrome-sandbox'));
}

/** @param {string} name */
function setting(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function helperReady(path) {
  const helper = statSync(path, { throwIfNoEntry: false });
  return helper?.uid === 0 && (helper.mode & 0o4000) !== 0;
}
