// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Interrupted, root } from './project.js';

/** @type {Record<string, number>} */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const echoWithin = 1000;

/**
 * @typedef {object} Options
 * @property {Record<string, string | undefined>} [env] added to ours; undefined takes a variable away
 * @property {boolean} [keep] return the output instead of showing it
 * @property {boolean} [own] the program decides itself what a signal does: it gets each once, and
 *   its exit code stands
 * @property {number} [timeout] in milliseconds
 */

/**
 * Runs a program to its end. Signals sent to us are passed on to it, so that ending us ends it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>} code is 128 + n when signal n ended it, as
 *   shells have it
 */
export function run(command, args, { env = {}, keep = false, own = false, timeout = 0 } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: keep ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // Out of the terminal's reach, so that a Ctrl-C does not arrive both from it and from us:
      // Electron takes the first as a request and the second as an order.
      detached: own && process.platform !== 'win32',
      timeout,
    });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    const signals = passSignals(child, own);
    child.on('error', (error) => {
      signals.release();
      fail(error);
    });
    child.on('close', (code, signal) => {
      signals.release();
      const received = signals.received();
      if (received && !own) fail(new Interrupted(128 + (signalNumbers[received] ?? 0)));
      else done({ code: code ?? 128 + (signalNumbers[signal ?? ''] ?? 0), output });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} own whether it is out of the terminal's reach
 */
function passSignals(child, own) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  let at = 0;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    // npm passes on what the terminal sent us already.
    const echo = signal === received && Date.now() - at < echoWithin;
    received = signal;
    if (echo) return;
    at = Date.now();
    if (own || signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, pass);
  return {
    received: () => received,
    release: () => {
      for (const signal of passedOn) process.off(signal, pass);
    },
  };
}

/**
 * Runs npm: the one that started us if one did. By its script, since on Windows `npm` is a command
 * file that cannot be run without a shell.
 *
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export function npm(args, options) {
  const script = npmScript();
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}

/**
 * Why npm failed, in its own words but without its stack traces.
 *
 * @param {string} output of an npm run with `keep`
 */
export function npmReason(output) {
  const told = [...output.matchAll(/^npm (?:error|ERR!) (\S.*)$/gm)].map(([, line = '']) => line);
  return (
    told.find((line) => !/^(code|errno|syscall|[{}]|A complete log)/.test(line)) ?? 'npm gives no reason'
  );
}

function npmScript() {
  const started = process.env.npm_execpath;
  const node = dirname(process.execPath);
  return [
    ...(started && basename(started) === 'npm-cli.js' ? [started] : []),
    join(node, 'node_modules/npm/bin/npm-cli.js'),
    join(node, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((path) => existsSync(path));
}
