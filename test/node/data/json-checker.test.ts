import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findJsonFault } from '../../../src/node/data/json/json-checker.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-json-checker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, 'late.json');
writeFileSync(path, `[\n${'{"a": -1.5e3, "b": [true, "x, y"]},\n'.repeat(400_000)}}`);

test('the search for a fault serves others', async () => {
  let turns = 0;
  let isSearching = true;
  const turn = () => {
    turns++;
    if (isSearching) setImmediate(turn);
  };
  setImmediate(turn);
  const fault = await findJsonFault(path, false, undefined);
  isSearching = false;
  expect(fault).toEqual({ line: 400_002, column: 1, what: "is '}', where a value is expected" });
  expect(turns).toBeGreaterThan(5);
});

test('the search for a fault can be cancelled', async () => {
  const stop = new AbortController();
  const searching = findJsonFault(path, false, stop.signal);
  setImmediate(() => stop.abort(new Error('enough')));
  await expect(searching).rejects.toThrow('enough');
});
