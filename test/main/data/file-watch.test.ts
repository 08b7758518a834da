import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchOver } from '../../../src/main/data/file-watch.ts';
import type { FileState } from '../../../src/shared/datasets.ts';
import { temporaryFolder } from '../parts.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Watches a file of this text, and waits for what is told of it. */
function watched(text: string, everyMs = 1_000_000) {
  const path = join(temporaryFolder(), 'a.csv');
  writeFileSync(path, text);
  // Long ago, so that the file's time can be trusted.
  utimesSync(path, 1e9, 1e9);
  const told: FileState[] = [];
  let onTold = () => {};
  const watch = watchOver(
    { path, bytes: text.length, sha256: sha256(text), stats: statSync(path) },
    {
      onState(state) {
        told.push(state);
        onTold();
      },
      everyMs,
    },
  );
  onTestFinished(watch.end);
  const until = (state: FileState) =>
    new Promise<void>((resolve) => {
      onTold = () => {
        if (told.at(-1) === state) resolve();
      };
      onTold();
    });
  return { path, watch, told, until };
}

describe('the file of a data set', () => {
  it('is the same when only its time has changed, or it was saved as it was', async () => {
    const { path, watch, told } = watched('1,2\n');
    expect(await watch.look()).toBe('same');
    utimesSync(path, 1.1e9, 1.1e9);
    expect(await watch.look()).toBe('same');
    writeFileSync(`${path}.new`, '1,2\n');
    renameSync(`${path}.new`, path);
    expect(await watch.look()).toBe('same');
    expect(told).toEqual([]);
  });

  it.each([
    ['as long as before', '1,3\n'],
    ['longer', '1,2\n3,4\n'],
    ['empty', ''],
  ])('has changed when other bytes were saved, %s; and is the same again when they are', async (_, text) => {
    const { path, watch, told } = watched('1,2\n');
    writeFileSync(path, text);
    expect(await watch.look()).toBe('changed');
    // Asked again, with nothing new.
    expect(await watch.look()).toBe('changed');
    writeFileSync(path, '1,2\n');
    expect(await watch.look()).toBe('same');
    expect(told).toEqual(['changed', 'same']);
  });

  it('is gone when it is deleted or a folder is in its place, and comes back', async () => {
    const { path, watch, told } = watched('1,2\n');
    rmSync(path);
    expect(await watch.look()).toBe('gone');
    mkdirSync(path);
    expect(await watch.look()).toBe('gone');
    rmSync(path, { recursive: true });
    writeFileSync(path, '1,3\n');
    expect(await watch.look()).toBe('changed');
    expect(told).toEqual(['gone', 'changed']);
  });

  it('is not said to be gone while a program that saves puts another in its place', async () => {
    const { path, watch, told } = watched('1,2\n');
    rmSync(path);
    const looking = watch.look();
    writeFileSync(path, '1,2\n');
    expect(await looking).toBe('same');
    expect(told).toEqual([]);
  });

  it('is what was last known where the system does not say', async () => {
    const { path, watch, told } = watched('1,2\n');
    rmSync(path);
    symlinkSync(path, path);
    expect(await watch.look()).toBe('same');
    expect(told).toEqual([]);
  });

  it('is looked at by itself, again and again, until nobody wants to know', async () => {
    const { path, watch, told, until } = watched('1,2\n', 10);
    writeFileSync(path, '1,3\n');
    await until('changed');
    rmSync(path);
    await until('gone');
    writeFileSync(path, '1,2\n');
    await until('same');
    const before = told.length;
    watch.end();
    writeFileSync(path, '');
    await watch.look();
    expect(told).toHaveLength(before);
  });
});
