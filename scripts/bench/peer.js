// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Pythons that may have the libraries; one of your own goes first: DESCENT_PYTHON=path npm run bench. */
const PYTHONS = [process.env.DESCENT_PYTHON, 'python3', '/usr/bin/python3', 'python'];

/**
 * A program that descent is timed beside.
 *
 * @typedef {object} PeerScript
 * @property {string} name
 * @property {string} script beside this file
 * @property {string} [module] of Python that has to be there; none for Node
 */

const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} version
 * @property {ReadonlySet<string>} workloads that it can run
 * @property {(workload: string) => Promise<{ seconds: number, value: number }>} time runs a workload once
 * @property {() => void} end
 */

/**
 * Starts every peer that is installed, each in a process of its own.
 *
 * @param {readonly PeerScript[]} scripts
 * @param {readonly string[]} files what they read
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<{ peers: Peer[], missing: string[] }>}
 */
export async function startPeers(scripts, files, environment = oneThread) {
  const started = await Promise.all(scripts.map((script) => startPeer(script, files, environment)));
  return {
    peers: started.filter((peer) => peer !== undefined),
    missing: scripts.filter((_, i) => started[i] === undefined).map(({ name }) => name),
  };
}

/**
 * @param {PeerScript} script
 * @param {readonly string[]} files
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<Peer | undefined>}
 */
async function startPeer({ name, script, module }, files, environment) {
  const program = module ? pythonWith(module) : process.execPath;
  if (!program) return undefined;
  const child = spawn(program, [join(import.meta.dirname, script), ...files], {
    env: { ...process.env, ...environment, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ${script} ended early`);
    return value;
  };
  const [version = '', workloads = ''] = (await next()).split('|');
  return {
    name,
    version,
    workloads: new Set(workloads.split(' ')),
    time: async (workload) => {
      child.stdin.write(`${workload}\n`);
      const [seconds, value] = (await next()).split(' ');
      return { seconds: Number(seconds), value: Number(value) };
    },
    end: () => child.stdin.end(),
  };
}

/** @param {string} module */
function pythonWith(module) {
  return PYTHONS.find((name) => name && spawnSync(name, ['-c', `import ${module}, numpy`]).status === 0);
}
