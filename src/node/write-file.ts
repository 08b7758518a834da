import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../core/problem.ts';
import { fileProblem } from './file-problem.ts';

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
export async function writeSafely(path: string, contents: string | Uint8Array): Promise<void> {
  let beside: string | undefined;
  try {
    const found = await stat(path).catch(ignoreMissing);
    // A pipe, a terminal or /dev/null is written to, not replaced.
    if (found && !found.isFile()) return await writeFile(path, contents, 'utf8');
    // Through a link, so that the file it leads to is replaced and not the link.
    const target = found ? await realpath(path) : path;
    if (found) await access(target, constants.W_OK);
    beside = join(dirname(target), `.${randomUUID()}.tmp`);
    const file = await open(beside, 'wx', found?.mode);
    try {
      await file.writeFile(contents, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
    beside = undefined;
  } catch (error) {
    throw fileProblem(error, named(path, error));
  } finally {
    if (beside) await rm(beside, { force: true }).catch(() => {});
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
