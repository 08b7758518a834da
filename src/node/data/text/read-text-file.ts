import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileProblem } from '../../file-problem.ts';
import { readChunks } from '../read-chunks.ts';
import type { SourceOptions } from '../source-file.ts';

/** The bytes of a file that was looked at before, a chunk at a time. @throws Problem naming the file */
export async function* readTextFile(
  path: string,
  { signal, onProgress }: SourceOptions = {},
): AsyncGenerator<Buffer, void, undefined> {
  const file = await open(path, 'r').catch((error) => {
    throw fileProblem(error, basename(path));
  });
  try {
    const { size } = await file.stat();
    let read = 0;
    for await (const chunk of readChunks(file, size, signal)) {
      yield chunk;
      read += chunk.length;
      onProgress?.(read, size);
    }
  } finally {
    await file.close();
  }
}
