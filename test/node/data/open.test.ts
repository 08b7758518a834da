import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openData, openSynthetic } from '../../../src/node/data/open.ts';
import { syntheticHash } from '../../../src/node/synthetic-hash.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-open-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file with names, texts and missing cells', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'x,city\n1,Ulm\n,Bonn\n3,Ulm\n');
  const data = await openData(path);
  expect(data).toMatchObject({
    name: 'a.csv',
    bytes: 25,
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
    rows: 3,
    columns: [
      { name: 'x', missing: 1 },
      { name: 'city', type: 'text', missing: 0 },
    ],
  });
  expect(await data.countWhere("city = 'Ulm' AND x > 1")).toBe(1);
  expect(await data.table()).toMatchObject({
    rows: 3,
    columns: [
      { name: 'x', firstMissing: { where: 'line 3' } },
      { name: 'city', categories: ['Bonn', 'Ulm'], firstText: { where: 'line 2', text: 'Ulm' } },
    ],
  });
  expect(await data.lineOf(2)).toBe(4);
  await expect(data.countWhere(`x > (SELECT count(*) FROM read_text('${path}'))`)).rejects.toThrow(
    'data.where',
  );
  data.close();
});

test('the table that comes with the program', async () => {
  const data = await openData('data/housing.data');
  expect(data).toMatchObject({ rows: 506, receipt: { knownAs: expect.any(String) } });
  expect((await data.describe())[0]).toMatchObject({ count: 506, missing: 0, min: 0.00632, max: 88.9762 });
  expect((await data.table('RM > 8 AND chas = 1')).rows).toBe(2);
  const { values } = await data.correlations();
  expect(values[12 * 14 + 13]).toBeCloseTo(-0.7376627261740147, 13);
  data.close();
});

test('nothing is left behind when it is aborted', async () => {
  const path = join(folder, 'b.csv');
  writeFileSync(path, `x,city\n${'1,Ulm\n'.repeat(200_000)}`);
  const stop = new AbortController();
  const opening = openData(path, { signal: stop.signal });
  setImmediate(() => stop.abort(new Error('enough')));
  await expect(opening).rejects.toThrow('enough');
});

test('a made table', async () => {
  const rule = { kind: 'moons', rows: 50, noise: 0.1, seed: 3 } as const;
  const data = await openSynthetic(rule);
  expect(data).toMatchObject({
    name: 'moons',
    sha256: syntheticHash(rule),
    bytes: 0,
    rows: 50,
    columns: [
      { name: 'x1', type: 'number' },
      { name: 'x2', type: 'number' },
      { name: 'y', type: 'integer' },
    ],
  });
  expect(await data.countWhere('y = 1')).toBe(25);
  expect(await data.table()).toBe(await data.table());
  expect(await data.lineOf(0)).toBeNull();
  data.close();
});
