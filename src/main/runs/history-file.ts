import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { NumberList } from '../../core/train/number-list.ts';
import { withFile } from '../../node/open-file.ts';

/**
 * A list of numbers on disk, as the bytes of its doubles. Only what is new is written, so that a run with
 * millions of losses is kept in the same time as one with a few. How many of them count is said elsewhere: what
 * a kill leaves after those is written over by the next.
 */
export interface HistoryFile {
  /**
   * Takes what is new of a list as it is now.
   * @returns writes that; to be called once, after earlier ones have ended
   */
  append(list: NumberList): () => Promise<void>;
}

export function createHistoryFile(path: string): HistoryFile {
  let known: NumberList | undefined;
  let written = 0;
  return {
    append(list) {
      // Another list has another beginning.
      const from = list === known ? written : 0;
      const values = list.slice(from);
      return async () => {
        if (values.length > 0) await writeAt(path, values, from);
        known = list;
        written = from + values.length;
      };
    },
  };
}

async function writeAt(path: string, values: Float64Array, from: number): Promise<void> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const file = await open(path, constants.O_RDWR | constants.O_CREAT);
  try {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, from * 8 + done);
      done += bytesWritten;
    }
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** @throws Problem when the file holds fewer */
export async function readHistoryFile(path: string, count: number): Promise<NumberList> {
  if (count === 0) return new NumberList();
  return withFile(path, async (file, size) => {
    const cutShort = () =>
      new Problem('file', `${basename(path)} holds fewer than ${count} losses`, 'It was cut short.');
    if (size < count * 8) throw cutShort();
    const bytes = new Uint8Array(count * 8);
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, done);
      if (bytesRead === 0) throw cutShort();
      done += bytesRead;
    }
    return new NumberList(new Float64Array(bytes.buffer));
  });
}
