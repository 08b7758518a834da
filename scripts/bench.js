// @ts-check
/*
 * Times Descent's training beside NumPy, workload by workload, in turns on the same machine; what counts is
 * the ratio. `npm run bench -- --json` prints { "W1": { "descent": s, "numpy": s }, ... } and nothing else.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { startNumpy } from './bench/peer.js';

const ROUNDS = 15;
const WARM_UP = 5;

const root = join(import.meta.dirname, '..');
const json = process.argv.includes('--json');
const data = join(root, 'data/housing.data');

const workloads = await bundled();
const table = await workloads.load(data);
const numpy = await startNumpy(join(root, 'scripts/bench/numpy_peer.py'), data);
if (!json) {
  console.log(
    numpy
      ? `Beside ${numpy.version}, one thread.`
      : 'NumPy was not found (Debian: apt-get install python3-numpy): Descent alone.',
  );
}

/** @type {Record<string, { descent: number, numpy?: number }>} */
const results = {};
for (const name of workloads.workloadNames) {
  /** @type {{ descent: number[], numpy: number[] }} */
  const times = { descent: [], numpy: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const started = performance.now();
    const loss = workloads.runWorkload(name, table);
    const seconds = (performance.now() - started) / 1000;
    const peer = await numpy?.time(name);
    if (peer && Math.abs(peer.loss - loss) > 1e-9 * Math.abs(loss)) {
      throw new Error(
        `${name}: Descent ends at loss ${loss}, NumPy at ${peer.loss}: they do not do the same work`,
      );
    }
    if (round < 0) continue;
    times.descent.push(seconds);
    if (peer) times.numpy.push(peer.seconds);
  }
  results[name] = { descent: median(times.descent), ...(numpy && { numpy: median(times.numpy) }) };
  if (!json) console.log(line(name, results[name]));
}
numpy?.end();
if (json) console.log(JSON.stringify(results));

/** The core as the program has it: bundled by the same tool. */
async function bundled() {
  const outDir = join(root, '.cache/bench');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'scripts/bench/workloads.ts'),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'workloads.js' } },
    },
    ssr: { noExternal: true },
  });
  return import(pathToFileURL(join(outDir, 'workloads.js')).href);
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * @param {string} name
 * @param {{ descent: number, numpy?: number }} result
 */
function line(name, { descent, numpy: peer }) {
  const ms = (/** @type {number} */ seconds) => `${(seconds * 1000).toFixed(2)} ms`.padStart(10);
  const ratio = peer === undefined ? '' : `   numpy ${ms(peer)}   ratio ${(descent / peer).toFixed(2)}`;
  return `${name.padEnd(12)} descent ${ms(descent)}${ratio}`;
}
