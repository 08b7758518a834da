import { spawnSync } from 'node:child_process';

/** A Python that has NumPy, or why there is none to test with. */
export function findNumpy(): string | undefined {
  return ['python3', '/usr/bin/python3', 'python'].find(
    (python) => spawnSync(python, ['-c', 'import numpy']).status === 0,
  );
}

/** Runs a Python program that prints JSON. */
export function runPython(python: string, program: string, folder: string): unknown {
  const { status, stdout, stderr } = spawnSync(python, ['-c', program], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
