import { createHash } from 'node:crypto';
import { createTableReader, type TextTable } from '../core/data/table-reader.ts';
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
 * Reads a table of numbers from a text file, a chunk at a time.
 * @throws Problem naming the file, and the line and column where its contents are wrong;
 *   the signal's reason when aborted
 */
export function readTable(path: string, { signal, onProgress }: Options = {}): Promise<TableFile> {
  return withFile(path, async (file, bytes, name) => {
    const decoder = new TextDecoder();
    const reader = createTableReader(name, (part) => decoder.decode(part));
    const hash = createHash('sha256');
    const chunk = new Uint8Array(CHUNK);
    let read = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(chunk, 0, CHUNK);
      if (bytesRead === 0) break;
      const part = chunk.subarray(0, bytesRead);
      hash.update(part);
      reader.push(part);
      read += bytesRead;
      onProgress?.(read, bytes);
    }
    return { name, sha256: hash.digest('hex'), bytes: read, ...reader.end() };
  });
}
