// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Pythons that may have NumPy: a Debian package installs it for the system's own. */
const PYTHONS = ['python3', '/usr/bin/python3', 'python'];

/**
 * @typedef {object} Peer
 * @property {string} version
 * @property {(workload: string) => Promise<{ seconds: number, loss: number }>} time runs a workload once
 * @property {() => void} end
 */

/**
 * Starts NumPy in a process of its own, on one thread.
 * @param {string} script
 * @param {string} data path of housing.data
 * @returns {Promise<Peer | undefined>} undefined where no Python has NumPy
 */
export async function startNumpy(script, data) {
  const python = PYTHONS.find((name) => spawnSync(name, ['-c', 'import numpy']).status === 0);
  if (!python) return undefined;
  const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const child = spawn(python, [script, data], {
    env: { ...process.env, ...oneThread },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${python} ended early`);
    return value;
  };
  return {
    version: await next(),
    time: async (workload) => {
      child.stdin.write(`${workload}\n`);
      const [seconds, loss] = (await next()).split(' ');
      return { seconds: Number(seconds), loss: Number(loss) };
    },
    end: () => child.stdin.end(),
  };
}
