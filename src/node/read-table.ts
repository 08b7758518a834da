import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { createTableReader, type TableReader, type TextTable } from '../core/data/table-reader.ts';
import { Problem } from '../core/problem.ts';
import { withFile } from './open-file.ts';

export interface TableFile extends TextTable {
  /** Without its folder. */
  readonly name: string;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: (read: number, bytes: number) => void;
}

/** Small enough that neither hashing nor parsing one holds up the event loop for more than some 5 ms. */
const CHUNK = 2 ** 19;

/**
 * Reads a table from a text file, a chunk at a time; once more where a column of numbers turns out to hold
 * texts, since what its numbers were written like is lost by then.
 * @throws Problem naming the file, and the line and column where its contents are wrong;
 *   the signal's reason when aborted
 */
export function readTable(path: string, options: Options = {}): Promise<TableFile> {
  return withFile(path, async (file, bytes, name) => {
    const decoder = new TextDecoder();
    const decode = (part: Uint8Array) => decoder.decode(part);
    let reader = createTableReader(name, decode, undefined, bytes);
    const first = await readThrough(file, bytes, reader, options);
    const textColumns = reader.readAgain();
    if (textColumns) {
      reader = createTableReader(name, decode, textColumns, bytes);
      const second = await readThrough(file, bytes, reader, options);
      if (second.sha256 !== first.sha256) {
        throw new Problem('file', `${name} changed while it was read`, 'Open it again when it is complete.');
      }
    }
    return { name, ...first, ...reader.end() };
  });
}

async function readThrough(
  file: FileHandle,
  bytes: number,
  reader: TableReader,
  { signal, onProgress }: Options,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const chunks = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)] as const;
  let read = 0;
  let next = readChunk(file, chunks[0], 0);
  for (let turn = 1; ; turn = 1 - turn) {
    signal?.throwIfAborted();
    const part = await next;
    if (part.length === 0) return { sha256: hash.digest('hex'), bytes: read };
    read += part.length;
    // The system reads the next chunk while this one is looked at.
    next = readChunk(file, chunks[turn]!, read);
    hash.update(part);
    reader.push(part);
    onProgress?.(read, bytes);
  }
}

/** The bytes at that place of the file, as many as the chunk holds; none at its end. */
function readChunk(file: FileHandle, chunk: Uint8Array, at: number): Promise<Uint8Array> {
  const reading = file.read(chunk, 0, chunk.length, at).then(({ bytesRead }) => chunk.subarray(0, bytesRead));
  // Nobody may be left to hear of it, when the chunk before is no table.
  reading.catch(() => {});
  return reading;
}
