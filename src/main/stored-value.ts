import { readFile, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { parseJson, readableJson } from '../core/format/json.ts';
import { decodeShape } from '../core/format/shapes.ts';
import { Problem } from '../core/problem.ts';
import { fileProblem } from '../node/file-problem.ts';
import { writeSafely } from '../node/write-file.ts';

/** A value that outlives the program, as one JSON file. */
export interface StoredValue<T> {
  get(): T;
  set(value: T): void;
  /** Writes what waits to be written. */
  flush(): Promise<void>;
}

interface Options {
  /** Told when the file was unreadable or cannot be written. */
  readonly onProblem: (problem: unknown) => void;
  /** Changes come in bursts, a window being dragged for one: they are written together. */
  readonly delay?: number;
}

/**
 * Reads a file into memory and writes every change back.
 * @param schema gives the defaults for `{}`, which are taken when there is no file, or a broken one: that
 *   is kept beside as `….broken.json`, or, where that cannot be, left as it is and not written over
 */
export async function openStoredValue<T>(
  path: string,
  schema: z.ZodType<T>,
  { onProblem, delay = 300 }: Options,
): Promise<StoredValue<T>> {
  const found = await read(path, schema, onProblem);
  let { value } = found;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  /** One write after the other, each of the newest value. */
  function write(): Promise<void> {
    timer = undefined;
    if (!found.writable) return writing;
    writing = writing.then(() => writeSafely(path, readableJson(value))).catch(onProblem);
    return writing;
  }

  return {
    get: () => value,
    set(changed) {
      value = changed;
      timer ??= setTimeout(write, delay);
    },
    flush() {
      if (!timer) return writing;
      clearTimeout(timer);
      return write();
    },
  };
}

interface Found<T> {
  readonly value: T;
  /** Whether the file's place is free for what is set. */
  readonly writable: boolean;
}

async function read<T>(
  path: string,
  schema: z.ZodType<T>,
  onProblem: Options['onProblem'],
): Promise<Found<T>> {
  const name = basename(path);
  try {
    const value = decodeShape(
      schema,
      parseJson(await readFile(path, 'utf8'), name, 'file'),
      name,
      'file',
      '',
    );
    return { value, writable: true };
  } catch (error) {
    const value = schema.parse({});
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { value, writable: true };
    const cause = fileProblem(error, name);
    const kept = path.replace(/\.json$/, '.broken.json');
    // One that may not be read can be moved all the same.
    const moved = await rename(path, kept).then(
      () => true,
      () => false,
    );
    onProblem(
      new Problem(
        'file',
        `${name} could not be used, so Descent starts without it: ${cause instanceof Error ? cause.message : cause}`,
        moved
          ? `The old file is kept as ${basename(kept)}.`
          : `It could not be put aside as ${basename(kept)} either, so it is left as it is, and what changes is not kept: move it away.`,
      ),
    );
    return { value, writable: moved };
  }
}
