// @ts-check
/* DuckDB as it comes: it finds out how the file is written and reads it into a table. A workload is "WORK FILE". */
import { createInterface } from 'node:readline';
import { DuckDBInstance, version } from '@duckdb/node-api';

/** @param {string} path */
async function readTable(path) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const started = performance.now();
  await connection.run(read(path));
  return ended(connection, started);
}

/** @type {Record<string, (path: string) => Promise<number>>} */
const works = {
  rows: readTable,
  table: readTable,
  describe: async (path) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(read(path));
    const started = performance.now();
    await connection.run('summarize rows');
    return ended(connection, started);
  },
};

/** @param {string} path */
const read = (path) => `create table rows as from read_csv('${path.replaceAll("'", "''")}')`;

/**
 * @param {import('@duckdb/node-api').DuckDBConnection} connection
 * @param {number} started
 */
function ended(connection, started) {
  const seconds = (performance.now() - started) / 1000;
  connection.closeSync();
  return seconds;
}

console.log(`DuckDB ${version()}|${Object.keys(works).join(' ')}`);
for await (const line of createInterface({ input: process.stdin })) {
  const [work = '', path = ''] = line.split('\t');
  console.log(`${await works[work]?.(path)} 0`);
}
