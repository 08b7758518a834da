import { createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createGunzip, gunzip } from 'node:zlib';
import { Problem } from '../../core/problem.ts';
import { tempProblem } from './temp-folder.ts';

/** Unzipped bytes between two looks at how much room is left. */
const LOOK_AGAIN = 2 ** 26;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * What the first bytes of a gzip file hold, up to `most` bytes.
 * @throws Problem when it is none after all
 */
export async function unzipHead(bytes: Uint8Array, most: number, name: string): Promise<Uint8Array> {
  let contents = new Uint8Array();
  // A few at a time: each byte may stand for a thousand.
  for (let taken = 4096; contents.length < most; taken *= 4) {
    try {
      const options = { finishFlush: constants.Z_SYNC_FLUSH };
      contents = await promisify(gunzip)(bytes.subarray(0, taken), options);
    } catch (error) {
      throw zipProblem(error, name);
    }
    if (taken >= bytes.length) break;
  }
  return contents.subarray(0, most);
}

/**
 * Unzips into a new file, as long as there is room for it. Several gzip files in a row, as some programs write
 * them, are one.
 * @returns how many bytes it has come to
 * @throws Problem when the file is cut short or damaged, or comes to more than there is room for
 */
export async function unzipTo(
  path: string,
  zipped: AsyncIterable<Uint8Array>,
  name: string,
  signal?: AbortSignal,
): Promise<number> {
  const guard = await createRoomGuard(dirname(path), name);
  try {
    const options = signal ? { signal } : {};
    await pipeline(
      copies(zipped),
      createGunzip({ chunkSize: 2 ** 18 }),
      guard.stream,
      createWriteStream(path),
      options,
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw tempProblem(zipProblem(error, name));
  }
  return guard.passed();
}

/** A stream keeps what it was given for longer than a chunk is good. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Lets bytes pass and counts them, while they leave some of the disk free: a small file may unzip to any size. */
async function createRoomGuard(folder: string, name: string) {
  let passed = 0;
  let most = await roomIn(folder);
  let nextLook = LOOK_AGAIN;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      passed += chunk.length;
      if (passed > most) return done(noRoom(name, most));
      if (passed < nextLook) return done(null, chunk);
      nextLook += LOOK_AGAIN;
      roomIn(folder).then((room) => {
        most = passed + room;
        done(null, chunk);
      }, done);
    },
  });
  return { stream, passed: () => passed };
}

/** What may be used of the room that is free: all but a tenth, or 512 MB. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return free - Math.min(free / 10, 2 ** 29);
}

function noRoom(name: string, room: number): Problem {
  return new Problem(
    'file',
    `${name} unzips to more than the ${Math.floor(room / 2 ** 20)} MB that are free in the temporary folder ${tmpdir()}`,
    'Make room there, or unzip the file yourself on another disk and open that.',
  );
}

function zipProblem(error: unknown, name: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new Problem(
      'data',
      `${name} is cut short: its gzip data have no end`,
      'Download or copy it again.',
    );
  }
  if (!code?.startsWith('Z_')) return error;
  return new Problem(
    'data',
    `${name} is damaged: its gzip data cannot be read (${message})`,
    'Download or copy it again.',
  );
}
