import { execFileSync, spawn, spawnSync } from 'node:child_process';
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
import { checkWritable, replaceSafely, writeSafely, writeSafelyBy } from '../../src/node/write-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
});

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it('name a file that may not be written', async () => {
    chmodSync(folder, 0o755);
    const path = join(folder, 'secret.csv');
    writeFileSync(path, '1,2\n', { mode: 0o400 });
    // Root may write anything, so it is somebody else for as long as it takes.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      await expect(writeSafely(path, 'x')).rejects.toThrow('secret.csv may not be used: permission denied');
    } finally {
      if (root) process.seteuid?.(0);
    }
    expect(readFileSync(path, 'utf8')).toBe('1,2\n');
  });
  it('stay what they were, from the first byte on', async () => {
    const path = join(folder, 'mine.csv');
    writeFileSync(path, 'old', { mode: 0o600 });
    const modeOf = (name: string) => statSync(name).mode & 0o777;
    let beside: number | undefined;
    await replaceSafely(path, async (name) => {
      beside = modeOf(name);
      writeFileSync(name, 'new');
    });
    expect([beside, modeOf(path), readFileSync(path, 'utf8')]).toEqual([0o600, 0o600, 'new']);
  });
});

describe('writeSafelyBy', () => {
  const inside = join(folder, 'pieces');
  mkdirSync(inside);
  const path = join(inside, 'p.csv');

  it('writes piece by piece, texts and bytes', async () => {
    await writeSafelyBy(path, async ({ write }) => {
      for (let i = 0; i < 1000; i++) await write(`${i}\n`);
      await write(new TextEncoder().encode('\u2026'));
    });
    const expected = `${Array.from({ length: 1000 }, (_, i) => i).join('\n')}\n\u2026`;
    expect(readFileSync(path, 'utf8')).toBe(expected);
    expect(readdirSync(inside)).toEqual(['p.csv']);
  });
  it('leaves what was there when a piece fails', async () => {
    await writeSafely(path, 'old');
    const failing = writeSafelyBy(path, async ({ write }) => {
      await write('half');
      throw new Error('no more rows');
    });
    await expect(failing).rejects.toThrow('no more rows');
    expect([readFileSync(path, 'utf8'), readdirSync(inside)]).toEqual(['old', ['p.csv']]);
  });
  it('replaces the file that a link leads to, and no folder', async () => {
    const link = join(folder, 'link.csv');
    symlinkSync(path, link);
    await writeSafelyBy(link, ({ write }) => write('through'));
    expect(readFileSync(path, 'utf8')).toBe('through');
    await expect(writeSafelyBy(inside, ({ write }) => write('x'))).rejects.toThrow('pieces is a folder');
    await expect(replaceSafely(inside, async () => {})).rejects.toThrow('pieces is not a regular file');
  });
});

const disk = join(folder, 'disk');
mkdirSync(disk);
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
});
describe.skipIf(!mounted)('a full disk', () => {
  const path = join(disk, 'm.json');
  it.each([
    ['at once', () => writeSafely(path, 'x'.repeat(200_000))],
    [
      'piece by piece',
      () =>
        writeSafelyBy(path, async ({ write }) => {
          for (let i = 0; i < 200; i++) await write('x'.repeat(1000));
        }),
    ],
  ])('is said, and leaves the old file, written %s', async (_, write) => {
    await writeSafely(path, 'old');
    await expect(write()).rejects.toThrow('m.json cannot be written: the disk is full');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(disk)).toEqual(['m.json']);
  });
});
