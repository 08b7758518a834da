// @ts-check
import { resolve } from 'node:path';

/**
 * Arguments for the program: what is no flag is a path, and meant from where the person stands.
 * npm changes to the project's folder first and leaves that place in INIT_CWD (which anything
 * started under another npm inherits, hence the second look).
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd
 */
export function programArguments(args, env, cwd) {
  const from = (env.npm_lifecycle_event && env.INIT_CWD) || cwd;
  return args.map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
}
