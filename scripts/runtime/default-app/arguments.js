// @ts-check

/**
 * What the command line asks of Electron: the app is the first argument that is no flag, and
 * everything after it belongs to that app. `-r module`, the one flag whose value stands apart,
 * is how Playwright gets its loader in.
 *
 * @param {readonly string[]} args the command line without the executable
 * @returns {{ app: string | undefined, preload: string[] }}
 */
export function readArguments(args) {
  /** @type {string[]} */
  const preload = [];
  let isModule = false;
  for (const arg of args) {
    if (isModule) {
      preload.push(arg);
      isModule = false;
    } else if (arg === '-r' || arg === '--require') {
      isModule = true;
    } else if (arg.startsWith('--app=')) {
      return { app: arg.slice('--app='.length), preload };
    } else if (!arg.startsWith('-')) {
      return { app: arg, preload };
    }
  }
  return { app: undefined, preload };
}
