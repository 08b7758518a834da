import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { withFile } from '../open-file.ts';
import { readChunks } from './read-chunks.ts';
import { step } from './step.ts';
import { makeTempFolder, removeTempFolder, tempProblem } from './temp-folder.ts';
import { isGzip, unzipHead, unzipTo } from './unzip.ts';

export interface SourceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((read: number, bytes: number) => void) | undefined;
}

/** A data file that is open for reading. */
export interface SourceFile {
  readonly path: string;
  /** Without its folder. */
  readonly name: string;
  /** Its size as it lies on the disk. */
  readonly bytes: number;
  /** Tells it from what it was or will be: its size, time of change and place on the disk. */
  readonly stamp: string;
  /** The first 64 KB of its contents, unzipped. */
  readonly head: Uint8Array;
  readonly compression: 'gzip' | null;
  /** Its contents, unzipped, a chunk at a time; one is good until the next is asked for. */
  contents(options?: SourceOptions): AsyncGenerator<Buffer, void, undefined>;
  /** Of its own bytes, in hex. Costs nothing once its contents have been read to their end. */
  sha256(): Promise<string>;
  /** @throws Problem when it is not what it was when it was opened */
  refuseIfChanged(): Promise<void>;
  /** Where its contents lie unzipped: itself, or a temporary file. */
  plainPath(): Promise<string>;
  /** A new path in a folder that is removed when `withSource` ends. */
  tempPath(suffix: string): string;
}

const HEAD = 2 ** 16;

/**
 * Opens a regular file, hands it to `use` and closes it. What was read counts only when the file is still the same
 * at the end; when it is not, that is also the reason for whatever failed.
 * @throws Problem naming the file; the signal's reason when aborted
 */
export function withSource<T>(
  path: string,
  options: SourceOptions,
  use: (file: SourceFile) => Promise<T>,
): Promise<T> {
  return withFile(path, async (handle, _, name) => {
    options.signal?.throwIfAborted();
    const file = new OpenSource(path, name, handle, await handle.stat({ bigint: true }), options);
    try {
      await file.readHead();
      const result = await use(file);
      await file.refuseIfChanged();
      return result;
    } catch (error) {
      if (!options.signal?.aborted) await file.refuseIfChanged();
      throw error;
    } finally {
      await file.removeTempFiles();
    }
  });
}

interface Unzipped {
  readonly path: string;
  readonly bytes: number;
}

class OpenSource implements SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly stamp: string;
  head: Uint8Array = new Uint8Array();
  compression: 'gzip' | null = null;
  private readonly handle: FileHandle;
  private readonly options: SourceOptions;
  private digest: string | undefined;
  private unzipped: Promise<Unzipped> | undefined;
  private tempFolder: string | undefined;
  private tempFiles = 0;

  constructor(path: string, name: string, handle: FileHandle, opened: BigIntStats, options: SourceOptions) {
    this.path = path;
    this.name = name;
    this.bytes = Number(opened.size);
    this.stamp = stampOf(opened);
    this.handle = handle;
    this.options = options;
  }

  async readHead(): Promise<void> {
    const first = new Uint8Array(Math.min(this.bytes, HEAD));
    const { bytesRead } = await this.handle.read(first, 0, first.length, 0);
    const own = first.subarray(0, bytesRead);
    if (isGzip(own)) this.compression = 'gzip';
    this.head = this.compression ? await unzipHead(own, HEAD, this.name) : own;
  }

  async *contents(options: SourceOptions = this.options): AsyncGenerator<Buffer, void, undefined> {
    if (!this.compression) return yield* this.ownBytes(options);
    const unzipping = this.unzipped ? 0 : 0.5;
    const unzipped = await this.unzip(step(options, 0, unzipping));
    yield* readUnzipped(unzipped, step(options, unzipping, 1));
  }

  async sha256(): Promise<string> {
    const { signal } = this.options;
    if (this.digest === undefined) for await (const _ of this.ownBytes({ signal }));
    return this.digest!;
  }

  async plainPath(): Promise<string> {
    return this.compression ? (await this.unzip(this.options)).path : this.path;
  }

  async refuseIfChanged(): Promise<void> {
    const found = await stat(this.path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      const message = `${this.name} was moved or deleted while it was read`;
      throw new Problem('file', message, 'Put it back, or choose it where it is now.');
    });
    if (stampOf(found) === this.stamp) return;
    const message = `${this.name} changed while it was read`;
    throw new Problem('file', message, 'Open it again when nothing writes to it any more.');
  }

  tempPath(suffix: string): string {
    this.tempFolder ??= makeTempFolder();
    this.tempFiles++;
    return join(this.tempFolder, `${this.tempFiles}${suffix}`);
  }

  async removeTempFiles(): Promise<void> {
    if (this.tempFolder) await removeTempFolder(this.tempFolder);
  }

  /** The file as it lies on the disk; hashed on the way. */
  private async *ownBytes(options: SourceOptions): AsyncGenerator<Buffer, void, undefined> {
    const { signal, onProgress } = options;
    const hash = this.digest === undefined ? createHash('sha256') : undefined;
    let read = 0;
    for await (const chunk of readChunks(this.handle, this.bytes, signal)) {
      hash?.update(chunk);
      read += chunk.length;
      yield chunk;
      onProgress?.(read, this.bytes);
    }
    // A file that was cut meanwhile has no end to come to.
    if (read < this.bytes) await this.refuseIfChanged();
    this.digest ??= hash?.digest('hex');
  }

  /** Once; whoever asks first is told how far it is. */
  private unzip(options: SourceOptions): Promise<Unzipped> {
    this.unzipped ??= (async () => {
      const path = this.tempPath('.unzipped');
      const bytes = await unzipTo(path, this.ownBytes(options), this.name, options.signal);
      return { path, bytes };
    })();
    return this.unzipped;
  }
}

function stampOf({ size, mtimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ino].join(' ');
}

async function* readUnzipped({ path, bytes }: Unzipped, { signal, onProgress }: SourceOptions) {
  const handle = await open(path, 'r').catch((error) => {
    throw tempProblem(error);
  });
  try {
    let read = 0;
    for await (const chunk of readChunks(handle, bytes, signal)) {
      read += chunk.length;
      yield chunk;
      onProgress?.(read, bytes);
    }
  } finally {
    await handle.close();
  }
}
