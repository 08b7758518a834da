// @ts-check
/*
 * Times how Descent opens data sets beside DuckDB and pandas, on all threads of this machine, and prints ratios:
 *
 *   npm run bench -- data             all of them but the largest
 *   npm run bench -- data large       10,000,000 rows (1.1 GB): opened, looked at, trained for one epoch; with the memory it took
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundle.js';
import { makeCsv } from './data/files.js';
import { startPeers } from './peer.js';

const ROUNDS = 5;

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.cache/bench');
const files = {
  numbers: { path: join(folder, 'numbers.csv'), rows: 1_000_000, ids: false },
  ids: { path: join(folder, 'ids.csv'), rows: 4_000_000, ids: true },
  large: { path: join(folder, 'large.csv'), rows: 10_000_000, ids: false },
};

const workloads = [
  { key: 'numbers', title: '1,000,000 x 14 numbers, first rows', file: files.numbers, work: 'rows' },
  { key: 'numbers', title: '1,000,000 x 14 numbers, ready to train', file: files.numbers, work: 'table' },
  { key: 'numbers', title: '1,000,000 x 14 numbers, all statistics', file: files.numbers, work: 'describe' },
  { key: 'ids', title: '4,000,000 rows with unique ids, first rows', file: files.ids, work: 'rows' },
  { key: 'large', title: '10,000,000 x 14 numbers, one epoch', file: files.large, work: 'epoch' },
];

/** Those that read the same files. */
const readers = [
  { name: 'duckdb', script: 'data/duckdb_peer.js' },
  { name: 'pandas', script: 'data/pandas_peer.py', module: 'pandas' },
];

/** @param {readonly string[]} asked keys of workloads; none for all but the largest */
export async function benchData(asked) {
  const { works } = await bundled('scripts/bench/data/work.ts');
  const { peers, missing } = await startPeers(readers, [], {});
  console.log(`Beside ${peers.map(({ version }) => version).join('; ')}, on all threads.`);
  if (missing.length > 0) {
    console.log(`Not found: ${missing.join(', ')}. DESCENT_PYTHON=path names a Python that has them.`);
  }
  for (const { key, title, file, work } of workloads) {
    if (!(asked.length > 0 ? asked.includes(key) : key !== 'large')) continue;
    makeCsv(file.path, file.rows, file.ids);
    const megabytes = statSync(file.path).size / 1e6;
    const racers = [
      { name: 'descent', run: () => works[work](file.path) },
      ...peers
        .filter((peer) => peer.workloads.has(work))
        .map((peer) => ({
          name: peer.name,
          run: async () => (await peer.time(`${work}\t${file.path}`)).seconds,
        })),
    ];
    /** @type {Record<string, number[]>} */
    const times = Object.fromEntries(racers.map(({ name }) => [name, []]));
    const rounds = megabytes > 300 ? 1 : ROUNDS;
    // One round to warm up, files into the system's memory among it.
    for (let round = rounds > 1 ? -1 : 0; round < rounds; round++) {
      for (const { name, run } of racers) {
        const seconds = await run();
        if (round >= 0) times[name]?.push(seconds);
      }
    }
    const [own = Number.NaN, ...others] = racers.map(({ name }) => median(times[name] ?? []));
    const beside = others.map(
      (seconds, i) => `${racers[i + 1]?.name} ${seconds.toFixed(2)} s (${(own / seconds).toFixed(2)})`,
    );
    const memory =
      key === 'large' ? `   at most ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} GB` : '';
    console.log(
      `${title.padEnd(44)} descent ${own.toFixed(2)} s, ${((1000 * own) / megabytes).toFixed(1)} ms a MB   ${beside.join('   ')}${memory}`,
    );
  }
  for (const peer of peers) peer.end();
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
