// @ts-check
import { startDisplay } from './display.js';
import { build } from './prepare/build.js';
import { installDependencies } from './prepare/dependencies.js';
import { alone } from './prepare/lock.js';
import { say } from './project.js';
import { findRuntime } from './runtime.js';
import { sandboxImpossible } from './sandbox.js';
import { displayMissing, prepareSystem } from './system.js';

/**
 * @typedef {object} Prepared
 * @property {import('./runtime.js').Runtime} runtime
 * @property {Record<string, string | undefined>} env for whatever starts Electron
 * @property {string[]} flags for Electron itself
 * @property {() => Promise<void>} stop gives back what was started
 */

/**
 * Makes a bare clone ready to run: packages, build, Electron, system libraries, display.
 *
 * @param {{ built?: boolean }} [needs] built: whether out/ has to be up to date
 * @returns {Promise<Prepared>}
 */
export async function prepare({ built = true } = {}) {
  const runtime = await alone(async () => {
    await installDependencies();
    const [electron] = await both(findRuntime(), built ? build() : Promise.resolve());
    await prepareSystem(electron.executable);
    return electron;
  });
  say(`using ${runtime.origin}`);

  const display = displayMissing() ? await startDisplay() : undefined;
  if (display) say(`no display here: running on an invisible one (Xvfb ${display.name})`);

  return {
    runtime,
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      ELECTRON_EXEC_PATH: runtime.executable,
      // Set in terminals inside Electron programs; it would turn ours into a plain Node.
      ELECTRON_RUN_AS_NODE: undefined,
      ...(display && { DISPLAY: display.name }),
    },
    flags: sandboxImpossible(runtime.executable) ? ['--no-sandbox'] : [],
    stop: async () => display?.stop(),
  };
}

/**
 * Waits for both even when one fails, so that nothing is left running behind an error.
 *
 * @template A, B
 * @param {Promise<A>} a
 * @param {Promise<B>} b
 * @returns {Promise<[A, B]>}
 */
async function both(a, b) {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
