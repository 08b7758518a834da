// @ts-check
// Stands in an Electron's resources/app where its own default app is missing, and does what that
// does: loads the app named on the command line as if it were unpackaged. The top-level await
// matters: Electron holds back `ready` until this file, and so the app's main, has been evaluated.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { app as electronApp } from 'electron';
import { readArguments } from './arguments.js';

/** @type {any} setAppPath and setVersion are Electron's own, left out of its public types */
const app = electronApp;
const request = readArguments(process.argv.slice(1));

if (request.app === undefined) {
  console.error('Give the folder of an app: electron path/to/app');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  try {
    await load(resolve(request.app), request.preload);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}

/**
 * @param {string} path
 * @param {string[]} preload
 */
async function load(path, preload) {
  const require = createRequire(join(process.cwd(), 'noop.js'));
  for (const module of preload) require(module);

  const description = join(path, 'package.json');
  const described = existsSync(description);
  if (described) introduce(JSON.parse(readFileSync(description, 'utf8')));

  const main = require.resolve(path);
  app.setAppPath(described ? path : dirname(main));
  await import(pathToFileURL(main).href);
}

/** @param {Record<string, string | undefined>} description the app's package.json */
function introduce({ version, productName, name, desktopName, v8Flags }) {
  if (version) app.setVersion(version);
  const title = productName ?? name;
  if (title) app.name = title;
  app.setDesktopName?.(desktopName ?? `${app.name}.desktop`);
  if (v8Flags) setFlagsFromString(v8Flags);
}
