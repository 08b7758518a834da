import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTable } from '../../src/node/read-table.ts';
import { readText } from '../../src/node/read-text.ts';
import { checkWritable, writeSafely } from '../../src/node/write-file.ts';
import { housingPath } from '../housing.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

describe('readTable', () => {
  it('reads housing.data with its digest and tells how far it is', async () => {
    const steps: [number, number][] = [];
    const file = await readTable(housingPath, { onProgress: (read, bytes) => steps.push([read, bytes]) });
    expect([file.name, file.table.rows, file.bytes]).toEqual(['housing.data', 506, 49082]);
    expect(file.sha256).toBe(createHash('sha256').update(readFileSync(housingPath)).digest('hex'));
    expect(file.table.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(steps).toEqual([[49082, 49082]]);
  });
  it.each([
    ['a folder', () => folder, /^descent-files-\w+ is a folder$/],
    ['a file that is not there', () => join(folder, 'gone.csv'), 'gone.csv is not there'],
    ['an empty file', () => fileWith('empty.csv', ''), 'empty.csv is empty'],
    ['a device', () => '/dev/zero', 'zero is not a regular file but a device or pipe'],
    [
      'a row that is too short',
      () => fileWith('short.csv', 'a,b\n1,2\n3\n'),
      'short.csv line 3 has 1 value where line 1 has 2',
    ],
  ])('refuses %s by name', async (_, path, message) => {
    await expect(readTable(path())).rejects.toThrow(message);
  });
  it('refuses a pipe without waiting for its writer, and a link to itself', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(readTable(pipe)).rejects.toThrow('pipe is not a regular file but a device or pipe');
    const loop = join(folder, 'loop');
    symlinkSync(loop, loop);
    await expect(readTable(loop)).rejects.toThrow('loop is a link that leads back to itself');
  });
  it('ends at once when aborted', async () => {
    const path = fileWith('long.csv', '1,2\n'.repeat(1_000_000));
    const stop = new AbortController();
    const reading = readTable(path, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
  it('never holds the event loop up while it reads a large file', async () => {
    const path = fileWith('large.csv', '0.00632,18.0,2.31,396.9\n'.repeat(1_000_000));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const { table } = await readTable(path);
    clearInterval(watch);
    expect(table.rows).toBe(1_000_000);
    // Some 5 ms are usual; the limit is what a user would notice.
    expect(longest).toBeLessThan(250);
  });
});

/** Root may read and write anything, so it is somebody else for as long as it takes. */
async function asSomebodyElse(work: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it('name a file that may not be read, or may not be written', async () => {
    chmodSync(folder, 0o755);
    const path = fileWith('secret.csv', '1,2\n');
    chmodSync(path, 0o000);
    await asSomebodyElse(async () => {
      await expect(readTable(path)).rejects.toThrow('secret.csv may not be used: permission denied');
      await expect(writeSafely(path, 'x')).rejects.toThrow('secret.csv may not be used: permission denied');
    });
    expect(readFileSync(path, 'utf8')).toBe('1,2\n');
  });
});

describe('readText', () => {
  it('refuses by size before reading, and what is not UTF-8', async () => {
    await expect(readText(fileWith('big.json', 'x'.repeat(2048)), 'model', 1024)).rejects.toThrow(
      'big.json is 0.0 MB large, where such a file has at most 0.0 MB',
    );
    await expect(
      readText(fileWith('latin.json', new Uint8Array([0x22, 0xe4, 0x22])), 'model', 1024),
    ).rejects.toThrow('latin.json is not UTF-8 text');
  });
});

describe('writeSafely', () => {
  it('writes whole and leaves nothing beside it', async () => {
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    await writeSafely(join(inside, 'm.json'), 'one');
    await writeSafely(join(inside, 'm.json'), 'two');
    expect(readdirSync(inside)).toEqual(['m.json']);
    expect(readFileSync(join(inside, 'm.json'), 'utf8')).toBe('two');
  });
  it.skipIf(process.platform === 'win32')(
    'writes into a pipe or a device, and does not replace it',
    async () => {
      const pipe = join(folder, 'out');
      execFileSync('mkfifo', [pipe]);
      const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
      const read = new Promise<string>((resolve) =>
        reader.stdout.once('data', (data) => resolve(String(data))),
      );
      await writeSafely(pipe, 'through');
      expect(await read).toBe('through');
      expect(statSync(pipe).isFIFO()).toBe(true);
      await writeSafely('/dev/null', 'x');
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    },
  );
  it('writes a name as long as the file system takes', async () => {
    const path = join(folder, `${'\u6a21'.repeat(80)}.json`);
    await writeSafely(path, 'x');
    expect(readFileSync(path, 'utf8')).toBe('x');
  });
  it('is asked before what takes long', async () => {
    await expect(checkWritable(join(folder, 'no', 'm.json'))).rejects.toThrow(
      'The folder of m.json is not there',
    );
    await expect(checkWritable(folder)).rejects.toThrow('is a folder');
    await checkWritable(join(folder, 'm.json'));
  });
  it('names a folder that is not there', async () => {
    await expect(writeSafely(join(folder, 'no', 'm.json'), 'x')).rejects.toThrow(
      'The folder of m.json is not there',
    );
  });

  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [disk]);
  });
  it.skipIf(!mounted)('on a full disk says so and leaves the old file', async () => {
    const path = join(disk, 'm.json');
    await writeSafely(path, 'old');
    await expect(writeSafely(path, 'x'.repeat(200_000))).rejects.toThrow(
      'm.json cannot be written: the disk is full',
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(disk)).toEqual(['m.json']);
  });
});
