// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Problem } from './project.js';

const startWithin = 15_000;

/**
 * Starts an X server that shows nothing, on the first free display.
 *
 * @returns {Promise<{ name: string, stop: () => Promise<void> }>} name is what DISPLAY has to be
 */
export async function startDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    // In a session of its own: a Ctrl-C in the terminal must not take the display from under a
    // program that is still saving its work.
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  // Whatever becomes of us, and without waiting; stop() is the tidy way.
  process.on('exit', () => server.kill());
  try {
    const number = await firstLine(server);
    server.unref();
    for (const stream of server.stdio) /** @type {any} */ (stream)?.unref?.();
    const stop = async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.ref();
      server.kill();
      await once(server, 'exit');
    };
    return { name: `:${number}`, stop };
  } catch (error) {
    server.kill();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>} what it wrote to the descriptor named by -displayfd
 */
function firstLine(server) {
  return new Promise((done, fail) => {
    let number = '';
    let errors = '';
    const late = setTimeout(() => give('it did not answer'), startWithin);
    /** @param {string} reason */
    const give = (reason) => {
      clearTimeout(late);
      fail(
        new Problem(
          `No display could be started with Xvfb (${reason}). Set DISPLAY to a running X server and try again.`,
        ),
      );
    };
    server.stderr?.on('data', (text) => (errors += text));
    server.stdio[3]?.on('data', (text) => {
      number += text;
      if (!number.includes('\n')) return;
      clearTimeout(late);
      done(number.trim());
    });
    server.on('error', (error) => give(error.message));
    server.on('exit', () => give(lastLine(errors) ?? 'it ended at once'));
  });
}

/**
 * The fatal one; before it, Xvfb prints pages on its keyboard.
 *
 * @param {string} errors
 */
function lastLine(errors) {
  return errors
    .replaceAll('(EE)', '')
    .split('\n')
    .findLast((line) => line.trim() !== '')
    ?.trim();
}
