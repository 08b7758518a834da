import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { alone } from '../../../scripts/prepare/lock.js';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'descent lock '));
  lock = join(folder, 'cache/preparing');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('the second waits for the first', async () => {
  const order: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = alone(async () => {
    await held;
    order.push('first');
  }, lock);
  const second = alone(async () => order.push('second'), lock);
  release();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
  expect(existsSync(lock)).toBe(false);
});

test('a failed task gives it back', async () => {
  await expect(alone(() => Promise.reject(new Error('no')), lock)).rejects.toThrow('no');
  expect(await alone(async () => 'yes', lock)).toBe('yes');
});

test('the lock of a process that is gone, or silent for long, is taken over', async () => {
  await alone(async () => {}, lock);
  writeFileSync(lock, '2147483646');
  expect(await alone(async () => 'gone', lock)).toBe('gone');

  writeFileSync(lock, String(process.pid));
  utimesSync(lock, 0, 0);
  expect(await alone(async () => 'silent', lock)).toBe('silent');
});
