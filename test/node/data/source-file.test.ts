import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type SourceFile, withSource } from '../../../src/node/data/source-file.ts';
import { makeTempFolder, removeStale } from '../../../src/node/data/temp-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

const digest = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const nothing = async () => {};

async function readAll(file: SourceFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of file.contents()) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

describe('a source file', () => {
  it('tells its name, size, first bytes, digest and contents', async () => {
    const text = '1,2\n'.repeat(1_000_000);
    const path = fileWith('plain.csv', text);
    await withSource(path, {}, async (file) => {
      expect([file.name, file.bytes, file.compression]).toEqual(['plain.csv', 4_000_000, null]);
      expect(Buffer.from(file.head).toString()).toBe(text.slice(0, 65_536));
      expect((await readAll(file)).toString()).toBe(text);
      expect(await file.sha256()).toBe(digest(text));
      expect(await file.plainPath()).toBe(path);
    });
  });
  it('gives the digest without its contents too, and of an empty file', async () => {
    const path = fileWith('empty.csv', '');
    const sha256 = await withSource(path, {}, (file) => file.sha256());
    expect(sha256).toBe(digest(''));
    const short = fileWith('short.csv', 'a,b\n');
    expect(await withSource(short, {}, (file) => file.sha256())).toBe(digest('a,b\n'));
  });
  it('tells how far it is and ends at once when aborted', async () => {
    const path = fileWith('long.csv', '1,2\n'.repeat(1_000_000));
    const steps: number[] = [];
    await withSource(path, { onProgress: (read, bytes) => steps.push(read / bytes) }, readAll);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toBe(1);
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(withSource(path, options, readAll)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what cannot be opened', () => {
  it.each([
    ['a folder', () => folder, /^descent-sources-\w+ is a folder$/],
    ['a file that is not there', () => join(folder, 'gone.csv'), /^gone\.csv is not there$/],
  ])('%s', async (_, path, message) => {
    await expect(withSource(path(), {}, nothing)).rejects.toThrow(message);
  });
  it.skipIf(process.platform === 'win32')('a device, a pipe without a writer, a link to itself', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const loop = join(folder, 'loop');
    symlinkSync(loop, loop);
    await expect(withSource('/dev/zero', {}, nothing)).rejects.toThrow(
      'zero is not a regular file but a device or pipe',
    );
    await expect(withSource(pipe, {}, nothing)).rejects.toThrow(
      'pipe is not a regular file but a device or pipe',
    );
    await expect(withSource(loop, {}, nothing)).rejects.toThrow('loop is a link that leads back to itself');
  });
  it.skipIf(process.platform === 'win32')('a file that may not be read', async () => {
    chmodSync(folder, 0o755);
    const path = fileWith('secret.csv', '1,2\n');
    chmodSync(path, 0o000);
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      await expect(withSource(path, {}, nothing)).rejects.toThrow(
        'secret.csv may not be used: permission denied',
      );
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});

describe('a file that does not stay as it is', () => {
  const changes: [string, (path: string) => void, string][] = [
    ['grows', (path) => appendFileSync(path, '3,4\n'), 'live.csv changed while it was read'],
    ['shrinks', (path) => truncateSync(path, 4), 'live.csv changed while it was read'],
    [
      'is replaced by one of the same size',
      (path) => {
        writeFileSync(`${path}.new`, readFileSync(path));
        renameSync(`${path}.new`, path);
      },
      'live.csv changed while it was read',
    ],
    ['is deleted', (path) => rmSync(path), 'live.csv was moved or deleted while it was read'],
  ];
  it.each(changes)('%s while it is read', async (_, change, message) => {
    const path = fileWith('live.csv', '1,2\n'.repeat(1_000_000));
    let changed = false;
    const onProgress = () => {
      if (!changed) change(path);
      changed = true;
    };
    await expect(withSource(path, { onProgress }, readAll)).rejects.toThrow(message);
  });
  it.each(changes)('%s, and that is why reading failed', async (_, change, message) => {
    const path = fileWith('live.csv', '1,2\n3,4\n');
    const reading = withSource(path, {}, async () => {
      change(path);
      throw new Error('line 2 is cut short');
    });
    await expect(reading).rejects.toThrow(message);
  });
  it('keeps the reason where it stayed the same', async () => {
    const path = fileWith('same.csv', '1,2\n');
    const reading = withSource(path, {}, () => Promise.reject(new Error('line 1 is wrong')));
    await expect(reading).rejects.toThrow('line 1 is wrong');
  });
});

describe('gzip', () => {
  const text = Array.from({ length: 200_000 }, (_, i) => `${i},${(i * 7919) % 10007}\n`).join('');

  it('is unzipped into a temporary file that goes away, hashed as it lies on the disk', async () => {
    const zipped = gzipSync(text);
    const path = fileWith('table.csv.gz', zipped);
    const steps: number[] = [];
    const options = { onProgress: (read: number, bytes: number) => steps.push(read / bytes) };
    const plain = await withSource(path, options, async (file) => {
      expect([file.compression, file.bytes]).toEqual(['gzip', zipped.length]);
      expect(Buffer.from(file.head).toString()).toBe(text.slice(0, 65_536));
      const plainPath = await file.plainPath();
      expect(readFileSync(plainPath, 'utf8') === text).toBe(true);
      expect((await readAll(file)).toString() === text).toBe(true);
      expect(await file.sha256()).toBe(digest(zipped));
      expect(await file.plainPath()).toBe(plainPath);
      return plainPath;
    });
    expect(existsSync(plain)).toBe(false);
    expect(existsSync(join(plain, '..'))).toBe(false);
    expect(steps).toContain(1);
  });
  it('may be several in a row, or empty', async () => {
    const path = fileWith('two.csv.gz', Buffer.concat([gzipSync('1,2\n'), gzipSync('3,4\n')]));
    expect((await withSource(path, {}, readAll)).toString()).toBe('1,2\n3,4\n');
    const empty = fileWith('empty.csv.gz', gzipSync(''));
    expect((await withSource(empty, {}, readAll)).length).toBe(0);
  });
  it('cut short or damaged is told by name', async () => {
    const zipped = gzipSync(text);
    const cut = fileWith('cut.csv.gz', zipped.subarray(0, zipped.length / 2));
    await expect(withSource(cut, {}, readAll)).rejects.toThrow(
      'cut.csv.gz is cut short: its gzip data have no end',
    );
    const damaged = Buffer.from(zipped);
    const middle = damaged.length >> 1;
    damaged.fill(0xff, middle, middle + 64);
    const path = fileWith('damaged.csv.gz', damaged);
    await expect(withSource(path, {}, readAll)).rejects.toThrow('damaged.csv.gz is damaged: its gzip data');
    const head = fileWith('head.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff]));
    await expect(withSource(head, {}, nothing)).rejects.toThrow('head.csv.gz is damaged');
  });
  it('ends when aborted and leaves nothing', async () => {
    const path = fileWith('long.csv.gz', gzipSync(Buffer.alloc(2 ** 27)));
    const stop = new AbortController();
    let temp = '';
    const reading = withSource(path, { signal: stop.signal }, async (file) => {
      temp = join(file.tempPath('.csv'), '..');
      const unzipping = file.plainPath();
      setImmediate(() => stop.abort());
      return unzipping;
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(temp).not.toBe('');
    expect(existsSync(temp)).toBe(false);
  });

  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [disk]);
  });
  it.skipIf(!mounted)('that unzips to more than there is room for is refused', async () => {
    vi.stubEnv('TMPDIR', disk);
    const path = fileWith('bomb.csv.gz', gzipSync(Buffer.alloc(2 ** 24, '1,2\n')));
    await expect(withSource(path, {}, readAll)).rejects.toThrow(
      `bomb.csv.gz unzips to more than the 1 MB that are free in the temporary folder ${disk}`,
    );
    expect(readdirSync(disk)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('temporary folders', () => {
  it('that dead processes left are removed, those of living ones stay', async () => {
    vi.stubEnv('TMPDIR', mkdtempSync(join(folder, 'temp-')));
    const own = makeTempFolder();
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const left = join(tmpdir(), `descent-data-${dead}-abcdef`);
    const living = join(tmpdir(), 'descent-data-1-abcdef');
    const others = join(tmpdir(), 'descent-data-notes');
    for (const path of [left, living, others]) mkdirSync(path);
    writeFileSync(join(left, '1.csv'), 'x');
    await removeStale();
    expect([own, left, living, others].map((path) => existsSync(path))).toEqual([true, false, true, true]);
  });
  it('that cannot be made are told as such', () => {
    vi.stubEnv('TMPDIR', join(folder, 'nowhere'));
    expect(() => makeTempFolder()).toThrow(`The temporary folder ${join(folder, 'nowhere')} is not there`);
  });
});
