import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { upToDate } from '../../../scripts/prepare/build.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'descent build '));
  for (const path of ['src/deep', 'out/main', 'out/cli']) mkdirSync(join(folder, path), { recursive: true });
  write('src/deep/a.ts', 100);
  write('package.json', 100);
  write('out/main/index.js', 200);
  write('out/cli/index.js', 210);
  date('src/deep', 100);
  date('src', 100);
});

afterEach(() => rmSync(folder, { recursive: true }));

const fresh = () =>
  upToDate(folder, ['src', 'package.json', 'absent.ts'], ['out/main/index.js', 'out/cli/index.js']);

test('all older than the build', () => {
  expect(fresh()).toBe(true);
});

test('a source newer than it, however deep', () => {
  write('src/deep/a.ts', 300);
  expect(fresh()).toBe(false);
});

test('a source changed while it was being built', () => {
  write('src/deep/a.ts', 211);
  expect(fresh()).toBe(false);
});

test('a source taken away', () => {
  unlinkSync(join(folder, 'src/deep/a.ts'));
  expect(fresh()).toBe(false);
});

test('a build cut short', () => {
  unlinkSync(join(folder, 'out/cli/index.js'));
  expect(fresh()).toBe(false);
});

function write(path: string, seconds: number) {
  writeFileSync(join(folder, path), '');
  date(path, seconds);
}

function date(path: string, seconds: number) {
  utimesSync(join(folder, path), seconds, seconds);
}
