import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Problem } from '../../../core/problem.ts';

/** A file inside a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  /** In the archive, and unpacked. */
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** Where its own header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record and the longest comment behind it. */
const LONGEST_END = 22 + 0xffff;
/** Of one with tens of thousands of parts; more is a damaged number. */
const LONGEST_DIRECTORY = 64 * 2 ** 20;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files inside an archive by the directory at its end, as Excel itself looks for them: what stands before each
 * of them may leave out its size.
 * @throws Problem when the directory is not whole
 */
export async function listZip(path: string, name: string): Promise<ReadonlyMap<string, ZipEntry>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const directory = await readDirectory(file, size);
    if (!directory) {
      throw new Problem(
        'data',
        `${name} was cut short: the list of contents at its end is missing`,
        'Copy or download the file again.',
      );
    }
    return directory;
  } finally {
    await file.close();
  }
}

async function readDirectory(file: FileHandle, size: number): Promise<Map<string, ZipEntry> | null> {
  const tail = await readPart(file, Math.max(0, size - LONGEST_END), size);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) return null;
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  if ((count === 0xffff || start === 0xffffffff) && end >= 20 && tail.readUInt32LE(end - 20) === LOCATOR_64) {
    const at = Number(tail.readBigUInt64LE(end - 12));
    const wide = await readPart(file, at, at + 56);
    if (wide.length < 56 || wide.readUInt32LE(0) !== END_64) return null;
    count = Number(wide.readBigUInt64LE(32));
    length = Number(wide.readBigUInt64LE(40));
    start = Number(wide.readBigUInt64LE(48));
  }
  if (length > LONGEST_DIRECTORY || start + length > size) return null;
  const bytes = await readPart(file, start, start + length);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size, packed, place] = wideSizes(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ]);
    // Some writers part folders by backslashes, or begin with a slash.
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    entries.set(name, {
      name,
      packed: packed!,
      size: size!,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      at: place!,
    });
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Numbers that do not fit into 32 bits are all ones, and stand in this order in an extra field. */
function wideSizes(extra: Buffer, sizes: readonly number[]): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff || next + 8 > extra.length) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return sizes;
}

/** The unpacked bytes of a file in an archive, piece by piece. */
export async function* unzip(path: string, entry: ZipEntry, fileName: string): AsyncGenerator<Buffer> {
  const damaged = (what: string) =>
    new Problem(
      'data',
      `${fileName} is damaged: ${entry.name} in it ${what}`,
      'Copy or download the file again.',
    );
  const file = await open(path, 'r');
  let start: number;
  try {
    const local = await readPart(file, entry.at, entry.at + 30);
    if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) throw damaged('is not where it should be');
    start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await file.close();
  }
  if (entry.packed === 0) return;
  if (entry.encrypted || (entry.method !== STORED && entry.method !== DEFLATED)) {
    throw damaged('is encrypted or packed in a way that Excel does not use');
  }
  const packed = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 2 ** 18 });
  const plain = entry.method === STORED ? packed : packed.pipe(createInflateRaw({ chunkSize: 2 ** 18 }));
  packed.on('error', (error) => plain.destroy(error));
  let size = 0;
  try {
    for await (const piece of plain as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > entry.size) throw damaged('is larger than it says');
      yield piece;
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw damaged('cannot be unpacked');
    throw error;
  } finally {
    packed.destroy();
  }
  if (size !== entry.size) throw damaged(`holds ${size} bytes instead of ${entry.size}`);
}

/** Bytes of a file, fewer where it ends before. */
async function readPart(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, from + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}
