import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../core/problem.ts';
import { fileProblem } from './file-problem.ts';

/** Takes a file's contents, one piece after the other. */
export interface Sink {
  /** @param contents text is written as UTF-8 */
  write(contents: string | Uint8Array): Promise<void>;
}

/**
 * Writes a file whole or not at all: into a file beside it, flushed to disk, then renamed over it. A kill
 * or a full disk at any moment leaves what was there before.
 *
 * Not by write-file-atomic (up to 8.0): it makes one `fs.write` and does not look at how much of it was
 * taken, so that on a disk that fills up it renames a cut file over the good one. `FileHandle.writeFile`
 * writes on until all is taken or the disk says that it is full.
 * @param contents text is written as UTF-8
 * @throws Problem naming the file, the cause and the way out
 */
export function writeSafely(path: string, contents: string | Uint8Array): Promise<void> {
  return writeSafelyBy(path, (sink) => sink.write(contents));
}

/** The same for contents that are made piece by piece; when `write` throws, what was there before stays. */
export async function writeSafelyBy(path: string, write: (sink: Sink) => Promise<void>): Promise<void> {
  const through = (file: FileHandle) => write({ write: (contents) => file.writeFile(contents, 'utf8') });
  const found = await stat(path).catch(() => undefined);
  if (!found || found.isFile()) return replaceSafely(path, (beside) => withHandle(beside, 'w', through));
  try {
    // A pipe, a terminal or /dev/null is written to, not replaced.
    await withHandle(path, 'w', through);
  } catch (error) {
    throw fileProblem(error, basename(path));
  }
}

/**
 * The same for one who writes a file by its path.
 * @param make writes the file at this path, an empty one in the same folder
 * @throws Problem naming the file, the cause and the way out
 */
export async function replaceSafely(path: string, make: (beside: string) => Promise<void>): Promise<void> {
  let beside: string | undefined;
  try {
    const found = await stat(path).catch(ignoreMissing);
    if (found && !found.isFile()) {
      throw new Problem(
        'file',
        `${basename(path)} is not a regular file`,
        'Choose a name of its own for it.',
      );
    }
    // Through a link, so that the file it leads to is replaced and not the link.
    const target = found ? await realpath(path) : path;
    if (found) await access(target, constants.W_OK);
    beside = join(dirname(target), `.${randomUUID()}.tmp`);
    // There before anything is in it, so that nobody can read what only some may.
    await (await open(beside, 'wx', found?.mode)).close();
    await make(beside);
    await withHandle(beside, 'r+', (file) => file.sync());
    await rename(beside, target);
    beside = undefined;
  } catch (error) {
    throw fileProblem(error, named(path, error));
  } finally {
    if (beside) await rm(beside, { force: true }).catch(() => {});
  }
}

async function withHandle(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

/**
 * Looks whether a file could be written, before what is to go into it takes long to make.
 * @throws Problem naming the file and the cause
 */
export async function checkWritable(path: string): Promise<void> {
  try {
    const found = await stat(path).catch(ignoreMissing);
    if (found?.isDirectory())
      throw new Problem('file', `${basename(path)} is a folder`, 'Choose a file inside it.');
    await access(found ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw fileProblem(error, named(path, error));
  }
}

/** A file that is to be written need not be there, but its folder has to be. */
function named(path: string, error: unknown): string {
  const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return missing ? `The folder of ${basename(path)}` : basename(path);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
