// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm, run } from './command.js';
import { countPlaywright, countVitest, judged } from './counts.js';
import { root } from './project.js';

/** @typedef {import('./command.js').Options['env']} Env */

/** Types and style; not counted as a test. */
export async function check() {
  return (await npm(['run', 'check', '--silent'])).code;
}

/** The unit tests, counted. */
export async function unitTests() {
  const report = freshReport('unit.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(process.execPath, [vitest, 'run', ...reporters]);
  return judged(countVitest(read(report)), code);
}

/**
 * The tests that drive the real program, counted.
 *
 * @param {Env} env
 */
export async function e2eTests(env) {
  const report = freshReport('e2e.json');
  const { code } = await playwright(['--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return judged(countPlaywright(read(report)), code);
}

/**
 * @param {readonly string[]} args
 * @param {Env} env
 */
export function playwright(args, env = {}) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  return run(process.execPath, [cli, 'test', ...args], { env });
}

/** @param {string} name */
function freshReport(name) {
  const path = join(root, '.cache/test', name);
  mkdirSync(dirname(path), { recursive: true });
  // last time's would hide that a suite crashed
  rmSync(path, { force: true });
  return path;
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
