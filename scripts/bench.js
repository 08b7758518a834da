// @ts-check
/*
 * Times Descent beside NumPy, PyTorch, scikit-learn and TensorFlow.js, workload by workload, in turns on the same
 * machine and each on one thread; what counts are the ratios. Those that are not installed are left out.
 *
 *   npm run bench                  all of them
 *   npm run bench -- W1 W3         some
 *   npm run bench -- --json        { "W1": { "descent": s, "numpy": s, … }, … } and nothing else
 *   npm run bench -- data          opening data sets instead, beside DuckDB and pandas (bench/data.js)
 */
import './prepare/node-version.js';
import { join } from 'node:path';
import { bundled } from './bench/bundle.js';
import { benchData } from './bench/data.js';
import { makeNumbersFile } from './bench/numbers-file.js';
import { startPeers } from './bench/peer.js';
import { line } from './bench/report.js';

const ROUNDS = 15;
/** Rounds that do not count, until everything is compiled; seconds after which no more of them are made. */
const WARM_UP = 10;
const WARM_UP_TIME = 2;
/** Seconds after which no more than three rounds that count are made. */
const TIME = 10;
/** Who takes less than so many seconds runs once more before each turn: others' seconds have cooled the caches down. */
const SHORT = 0.1;
/** Who takes longer than so many seconds is timed once. */
const SLOW = 3;

/** Those that train the same. */
const trainers = [
  { name: 'numpy', script: 'numpy_peer.py', module: 'numpy' },
  { name: 'torch', script: 'torch_peer.py', module: 'torch' },
  { name: 'sklearn', script: 'sklearn_peer.py', module: 'sklearn' },
  { name: 'tfjs', script: 'tfjs_peer.js' },
];

if (process.argv[2] === 'data') {
  await benchData(process.argv.slice(3));
  process.exit();
}

const root = join(import.meta.dirname, '..');
const asked = process.argv.slice(2).filter((word) => word !== '--json');
const json = process.argv.includes('--json');
const say = json ? () => {} : console.log;
const files = { housing: join(root, 'data/housing.data'), numbers: join(root, '.cache/bench/numbers.txt') };

const workloads = await bundled('scripts/bench/workloads.ts');
const unknown = asked.filter((name) => !workloads.workloadNames.includes(name));
if (unknown.length > 0) {
  console.error(`There is no workload ${unknown.join(', ')}: ${workloads.workloadNames.join(', ')}.`);
  process.exit(1);
}
const names = asked.length > 0 ? asked : workloads.workloadNames;
if (names.includes('W7')) makeNumbersFile(files.numbers);
const { peers, missing } = await startPeers(trainers, [files.housing, files.numbers]);
say(`Beside ${peers.map(({ version }) => version).join('; ')}; each on one thread.`);
if (missing.length > 0) {
  say(`Not found: ${missing.join(', ')}. DESCENT_PYTHON=path names a Python that has them.`);
}

say(
  'GFLOP/s counts the operations of the plain way, whatever way is taken; in brackets the ratio to each.\n',
);

/** @type {Record<string, Record<string, number>>} */
const results = {};
for (const name of names) {
  results[name] = await race(name);
  say(line(name, results[name]));
  workloads.forget();
}
for (const peer of peers) peer.end();
if (json) console.log(JSON.stringify(results));

/**
 * Runs a workload by turns. @returns the median of each who can do it
 *
 * @param {string} name
 */
async function race(name) {
  const racers = [
    { name: 'descent', run: () => workloads.runWorkload(name, files) },
    ...peers
      .filter((peer) => peer.workloads.has(name))
      .map((peer) => ({ name: peer.name, run: () => peer.time(name) })),
  ];
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(racers.map((racer) => [racer.name, []]));
  /** @type {Record<string, number>} */
  const values = {};
  const slow = new Set();
  const short = new Set();
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  let counted = 0;
  for (let round = 0; counted < (elapsed() < TIME ? ROUNDS : 3); round++) {
    const warm = round >= WARM_UP || (round > 0 && elapsed() > WARM_UP_TIME);
    for (const racer of racers) {
      if (slow.has(racer.name)) continue;
      if (short.has(racer.name)) await racer.run();
      const { seconds, value } = await racer.run();
      values[racer.name] = value;
      if (seconds > SLOW) slow.add(racer.name);
      if (seconds < SHORT) short.add(racer.name);
      if (warm || slow.has(racer.name)) times[racer.name]?.push(seconds);
    }
    if (round === 0) sameWork(name, values);
    if (warm) counted++;
  }
  return Object.fromEntries(Object.entries(times).map(([racer, all]) => [racer, median(all)]));
}

/**
 * The same data, first weights and order give the same losses. scikit-learn and TensorFlow.js draw numbers of their
 * own.
 *
 * @param {string} name
 * @param {Record<string, number>} values
 */
function sameWork(name, values) {
  const { descent = Number.NaN } = values;
  for (const peer of ['numpy', 'torch']) {
    const value = values[peer];
    if (value === undefined || Math.abs(value - descent) <= 1e-9 * Math.abs(descent)) continue;
    throw new Error(`${name}: Descent has ${descent}, ${peer} ${value}: they do not do the same work`);
  }
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
