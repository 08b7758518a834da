import type { FileHandle } from 'node:fs/promises';

/** So small that hashing, checking or decoding one holds up the event loop for a few milliseconds at most. */
const CHUNK = 2 ** 20;

/**
 * The first `bytes` of an open file (fewer where it ends before), a chunk at a time; one is good until the next is
 * asked for. Each begins at the start of an array of its own, so that it can be looked at four bytes at a time.
 * @throws the signal's reason when aborted
 */
export async function* readChunks(
  file: FileHandle,
  bytes: number,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const buffers = [Buffer.from(new ArrayBuffer(CHUNK)), Buffer.from(new ArrayBuffer(CHUNK))] as const;
  const readInto = (buffer: Buffer, at: number): Promise<Buffer> => {
    const wanted = Math.min(CHUNK, bytes - at);
    const reading = file.read(buffer, 0, wanted, at).then((done) => buffer.subarray(0, done.bytesRead));
    // Nobody may be left to hear of it, when the chunk before is the last that is wanted.
    reading.catch(() => {});
    return reading;
  };
  let read = 0;
  let next = readInto(buffers[0], 0);
  for (let turn = 1; ; turn = 1 - turn) {
    signal?.throwIfAborted();
    const chunk = await next;
    if (chunk.length === 0) return;
    read += chunk.length;
    // The system reads the next chunk while this one is looked at.
    next = readInto(buffers[turn]!, read);
    yield chunk;
  }
}
