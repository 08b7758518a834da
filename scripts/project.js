// @ts-check
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. (import.meta.dirname is missing from the Nodes we must refuse politely.) */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Something the person can put right: its message says how, and is all that is shown. */
export class Problem extends Error {}

/** The person stopped us: no message, only the exit code a shell expects. */
export class Interrupted extends Error {
  /** @param {number} code */
  constructor(code) {
    super(`stopped (${code})`);
    this.code = code;
  }
}

/** @param {string} line what is being done, one line each */
export function say(line) {
  console.log(`descent: ${line}`);
}

/**
 * Runs what a person asked for, and ends with its exit code, or with a plain word on what went wrong.
 *
 * @param {() => Promise<number>} task
 */
export async function main(task) {
  try {
    process.exitCode = await task();
  } catch (error) {
    if (error instanceof Interrupted) {
      process.exitCode = error.code;
      return;
    }
    const trace = process.env.DESCENT_TRACE && error instanceof Error ? error.stack : undefined;
    console.error(`descent: ${trace ?? (error instanceof Error ? error.message : error)}`);
    process.exitCode = 1;
  }
}
