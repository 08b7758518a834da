import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { doublesOf, itemsOf } from '../../../../src/node/data/store/vector-items.ts';
import { createStore } from '../../../../src/node/data/store.ts';
import { column, openFromStore, openFromTable } from './hand-made.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-store-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('locked, the engine itself refuses files, extensions and settings', async () => {
  const secret = join(folder, 'secret.csv');
  writeFileSync(secret, 'a\n1\n');
  const store = await createStore();
  expect(await store.query(`SELECT * FROM read_csv('${secret}')`)).toEqual([[1n]]);
  await store.lock();
  for (const sql of [
    `SELECT * FROM read_csv('${secret}')`,
    `SELECT * FROM read_text('${secret}')`,
    `SELECT * FROM '${secret}'`,
    `SELECT * FROM glob('${folder}/*')`,
    `COPY (SELECT 1) TO '${join(folder, 'out.csv')}'`,
    `ATTACH '${join(folder, 'x.duckdb')}'`,
    `EXPORT DATABASE '${join(folder, 'export')}'`,
    'INSTALL httpfs',
    'LOAD httpfs',
    'SET enable_external_access = true',
    'SET lock_configuration = false',
    "SET temp_directory = '/'",
    'RESET memory_limit',
  ]) {
    await expect(store.query(sql), sql).rejects.toThrow(/Permission|configuration|Catalog|IO Error/);
    await expect(store.run(sql), sql).rejects.toThrow();
  }
  expect(readdirSync(folder)).toEqual(['secret.csv']);
  store.close();
});

test('settings: half the memory, a folder of its own that goes when it is closed', async () => {
  const store = await createStore();
  const [[place, order]] = (await store.query(
    "SELECT current_setting('temp_directory'), current_setting('preserve_insertion_order')",
  )) as [[string, boolean]];
  expect(order).toBe(true);
  expect(place.startsWith(tmpdir())).toBe(true);
  expect(existsSync(place)).toBe(true);
  store.close();
  await expect.poll(() => existsSync(place)).toBe(false);
});

test('numbers of a chunk come without a copy for each, in the order of the rows', async () => {
  const store = await createStore();
  await store.run('CREATE TABLE data.cells AS SELECT range::DOUBLE AS c0 FROM range(500000)');
  let next = 0;
  for await (const chunk of store.chunks('SELECT c0, rowid::UINTEGER FROM data.cells WHERE c0 % 3 <> 1')) {
    const values = doublesOf(chunk, 0);
    const places = itemsOf<Uint32Array>(chunk.getColumnVector(1));
    expect(values).toBeInstanceOf(Float64Array);
    expect(places).toBeInstanceOf(Uint32Array);
    for (let i = 0; i < chunk.rowCount; i++) {
      if (values[i] !== next || places[i] !== next)
        throw new Error(`${values[i]} at ${places[i]} in place of ${next}`);
      next += next % 3 === 0 ? 2 : 1;
    }
  }
  expect(next).toBe(500_000);
  store.close();
});

const FOREVER = 'SELECT count(*) FROM range(1000000000) a, range(1000) b WHERE hash(a.range + b.range) = 1';

test('a query ends when its signal is aborted, and others go on', async () => {
  const store = await createStore();
  const stop = new AbortController();
  const reason = new Error('enough');
  const long = store.query(FOREVER, stop.signal);
  expect(await store.query('SELECT 1::DOUBLE')).toEqual([[1]]);
  stop.abort(reason);
  await expect(long).rejects.toBe(reason);
  await expect(store.query('SELECT 1', stop.signal)).rejects.toBe(reason);
  expect(await store.query('SELECT 2::DOUBLE')).toEqual([[2]]);
  store.close();
}, 20_000);

test('one that leaves a stream early frees the engine', async () => {
  const store = await createStore();
  for await (const chunk of store.chunks('SELECT range::DOUBLE FROM range(1000000000000)')) {
    expect(chunk.rowCount).toBe(2048);
    break;
  }
  expect(await store.query('SELECT 2::DOUBLE')).toEqual([[2]]);
  store.close();
}, 20_000);

test('closing ends whatever runs, quietly', async () => {
  const store = await createStore();
  const filler = await store.fill([{ name: 'x', type: 'number' }]);
  await filler.add([Float64Array.of(1, 2)], 2);
  const running = [store.query(FOREVER), store.run(FOREVER), store.query(FOREVER)];
  const streaming = (async () => {
    for await (const _ of store.chunks('SELECT range::DOUBLE FROM range(1000000000000)'));
  })();
  setTimeout(() => store.close(), 30);
  for (const each of await Promise.allSettled([...running, streaming])) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
  }
  await expect(store.query('SELECT 1')).rejects.toMatchObject({ name: 'AbortError' });
  await expect(filler.add([Float64Array.of(1)], 1)).rejects.toMatchObject({ name: 'AbortError' });
  store.close();
}, 20_000);

test('a data set that is closed ends what it does, quietly, while its store is filled as well', async () => {
  const cells = Array.from({ length: 200_000 }, (_, i) => i % 1000);
  for (const data of [
    await openFromStore([{ name: 'x', type: 'number', cells }]),
    openFromTable([{ name: 'x', type: 'number', cells }]),
  ]) {
    const asked = [
      data.describe(),
      data.countWhere('x > 1'),
      data.page({ from: 0, count: 1, sort: { column: 0, descending: true } }),
      data.correlations(),
    ];
    setImmediate(() => data.close());
    const ended = await Promise.allSettled(asked);
    for (const each of ended)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ name: 'AbortError' });
    expect(ended.some(({ status }) => status === 'rejected')).toBe(true);
    await expect(data.countWhere('x > 1')).rejects.toMatchObject({ name: 'AbortError' });
  }
}, 20_000);

test('one who gives up does not end it for others; what was given up is done anew', async () => {
  const data = openFromTable([column('x', 'number', ...Array.from({ length: 100_000 }, (_, i) => i))]);
  const stop = new AbortController();
  const [first, second] = [data.describe(stop.signal), data.describe()];
  stop.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  expect((await second)[0]).toMatchObject({ min: 0, max: 99_999, distinct: 100_000 });
  expect(await data.describe()).toBe(await second);

  const alone = new AbortController();
  const table = data.table('x < 10', alone.signal);
  alone.abort(new Error('enough'));
  await expect(table).rejects.toThrow('enough');
  expect((await data.table('x < 10')).rows).toBe(10);
  data.close();
}, 20_000);

test('a condition that takes for ever is ended', async () => {
  const data = await openFromStore([
    { name: 'x', type: 'number', cells: Array.from({ length: 200_000 }, (_, i) => i) },
  ]);
  const heavy = Array.from(
    { length: 90 },
    (_, i) => `regexp_matches(strftime(to_days(x::BIGINT) + DATE '1970-01-01', '%c'), '(a|b|${i})*c+d')`,
  );
  const stop = new AbortController();
  const table = data.table(heavy.join(' OR '), stop.signal);
  setTimeout(() => stop.abort(new Error('enough')), 200);
  await expect(table).rejects.toThrow('enough');
  data.close();
}, 20_000);
