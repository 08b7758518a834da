import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem } from '../core/problem.ts';
import { fileProblem } from './file-problem.ts';

/** Does not wait for the writer of a pipe that took the file's place after it was looked at; there is no such flag on Windows. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a regular file for reading and hands it to `use`, then closes it.
 * @throws Problem naming the file: a folder, a device or pipe (which could block for ever), not there, …
 */
export async function withFile<T>(
  path: string,
  use: (file: FileHandle, bytes: number, name: string) => Promise<T>,
): Promise<T> {
  const name = basename(path);
  let file: FileHandle | undefined;
  try {
    // Looked at before it is opened: opening alone makes some devices do something.
    refuseUnlessRegular(await stat(path), name);
    file = await open(path, READ);
    const found = await file.stat();
    refuseUnlessRegular(found, name);
    return await use(file, found.size, name);
  } catch (error) {
    throw fileProblem(error, name);
  } finally {
    await file?.close();
  }
}

function refuseUnlessRegular(found: { isDirectory(): boolean; isFile(): boolean }, name: string): void {
  if (found.isDirectory()) throw new Problem('file', `${name} is a folder`, 'Choose a file inside it.');
  if (!found.isFile()) {
    throw new Problem(
      'file',
      `${name} is not a regular file but a device or pipe`,
      'Copy its contents into a file and open that.',
    );
  }
}
