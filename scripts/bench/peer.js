// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Pythons that may have the libraries; one of your own goes first: DESCENT_PYTHON=path npm run bench. */
const PYTHONS = [process.env.DESCENT_PYTHON, 'python3', '/usr/bin/python3', 'python'];

/** Those that descent is timed beside: the module that has to be there, or none for Node. */
const scripts = {
  numpy: { script: 'numpy_peer.py', module: 'numpy' },
  torch: { script: 'torch_peer.py', module: 'torch' },
  sklearn: { script: 'sklearn_peer.py', module: 'sklearn' },
  tfjs: { script: 'tfjs_peer.js', module: undefined },
};

const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** @typedef {keyof typeof scripts} PeerName */

/**
 * @typedef {object} Peer
 * @property {PeerName} name
 * @property {string} version
 * @property {ReadonlySet<string>} workloads that it can run
 * @property {(workload: string) => Promise<{ seconds: number, value: number }>} time runs a workload once
 * @property {() => void} end
 */

/**
 * Starts every peer that is installed, each in a process of its own, on one thread.
 *
 * @param {readonly string[]} files what the Python peers read
 * @returns {Promise<{ peers: Peer[], missing: PeerName[] }>}
 */
export async function startPeers(files) {
  const names = /** @type {PeerName[]} */ (Object.keys(scripts));
  const started = await Promise.all(names.map((name) => startPeer(name, files)));
  return {
    peers: started.filter((peer) => peer !== undefined),
    missing: names.filter((_, i) => started[i] === undefined),
  };
}

/**
 * @param {PeerName} name
 * @param {readonly string[]} files
 * @returns {Promise<Peer | undefined>}
 */
async function startPeer(name, files) {
  const { script, module } = scripts[name];
  const program = module ? pythonWith(module) : process.execPath;
  if (!program) return undefined;
  const child = spawn(program, [join(import.meta.dirname, script), ...files], {
    env: { ...process.env, ...oneThread, PYTHONDONTWRITEBYTECODE: '1' },
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
