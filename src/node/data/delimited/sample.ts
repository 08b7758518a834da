import { open } from 'node:fs/promises';
import type { Sample } from '../../../core/data/text/sniff/records.ts';

/** So much tells how a file is to be read; whatever the rest has otherwise is found while it is read. */
export const SAMPLE = 2 ** 20;

/** The beginning of a text of UTF-8. @param longestLine in bytes: some lines are to be in it */
export async function readSample(path: string, bytes: number, longestLine: number): Promise<Sample> {
  const file = await open(path, 'r');
  try {
    const part = Buffer.alloc(Math.min(bytes, Math.max(SAMPLE, 4 * longestLine)));
    const { bytesRead } = await file.read(part, 0, part.length, 0);
    return sampleOf(part.subarray(0, bytesRead), bytesRead === bytes);
  } finally {
    await file.close();
  }
}

/** @param whole whether the bytes are all of the file */
export function sampleOf(bytes: Uint8Array, whole: boolean): Sample {
  // A letter that is cut at the end stands in a line that is cut, too.
  return { text: new TextDecoder().decode(bytes), whole };
}
