import { createHash } from 'node:crypto';
import { createReadStream, type Stats, unwatchFile, watchFile } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { FileState } from '../../shared/datasets.ts';

/** Looks after the file of an open data set. */
export interface FileWatch {
  /** Looks now. @returns what became of the file since it was read */
  look(): Promise<FileState>;
  end(): void;
}

interface Watched {
  readonly path: string;
  /** Of the bytes that were read. */
  readonly bytes: number;
  readonly sha256: string;
  /** What the system said of the file before it was read. */
  readonly stats: Stats | undefined;
}

interface Options {
  readonly onState: (state: FileState) => void;
  /** How often the system is asked. */
  readonly everyMs?: number;
}

/** A program that saves may take the file away for a moment before it puts the new one there. */
const GONE_AFTER_MS = 200;
/** Some file systems note the time of a change no finer: two changes within it may look like one. */
const COARSE_MS = 2500;

/**
 * Asks the system now and then, since that works on every disk: network folders tell nobody of changes made
 * elsewhere, and what watches a file by its inode loses it when another is put in its place. Bytes are read only
 * when size and time do not settle it.
 */
export function watchOver(
  { path, bytes, sha256, stats }: Watched,
  { onState, everyMs = 1000 }: Options,
): FileWatch {
  const ending = new AbortController();
  const { signal } = ending;
  /** The stamp of the file that `state` was found for. The first look comes too soon for a second change. */
  let stamp = stats && stampOf(stats);
  let state: FileState = 'same';
  let last: Promise<FileState> = Promise.resolve(state);
  let waiting: Promise<FileState> | undefined;

  async function find(): Promise<FileState> {
    const found = await statThere(path);
    if (found === 'unknown') return state;
    if (!found?.isFile()) {
      stamp = undefined;
      return 'gone';
    }
    if (found.size !== bytes) {
      stamp = undefined;
      return 'changed';
    }
    if (stamp === stampOf(found)) {
      stamp = trusted(found);
      return state;
    }
    const same = (await hashOf(path, signal)) === sha256;
    stamp = trusted(found);
    return same ? 'same' : 'changed';
  }

  async function lookAgain(): Promise<FileState> {
    try {
      const found = await find();
      if (found !== state && !signal.aborted) {
        state = found;
        onState(state);
      }
    } catch {
      // Ended meanwhile, or it cannot be read just now: what was known stays.
    }
    return state;
  }

  function look(): Promise<FileState> {
    // One that is under way may have looked before what has just changed.
    waiting ??= last.then(() => {
      waiting = undefined;
      return lookAgain();
    });
    last = waiting;
    return waiting;
  }

  const onChange = () => void look();
  watchFile(path, { persistent: false, interval: everyMs }, onChange);
  // It may have changed between being read and being watched.
  void look();

  return {
    look,
    end() {
      unwatchFile(path, onChange);
      ending.abort();
    },
  };
}

/** Undefined where there is nothing, 'unknown' where the system does not say: a network may be away. */
async function statThere(path: string): Promise<Stats | undefined | 'unknown'> {
  for (let last = false; ; last = true) {
    try {
      return await stat(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') return 'unknown';
      if (last) return undefined;
      await setTimeout(GONE_AFTER_MS, undefined, { ref: false });
    }
  }
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].join();
}

/** A stamp that another change would not leave as it is. */
function trusted(stats: Stats): string | undefined {
  return Date.now() - stats.mtimeMs > COARSE_MS ? stampOf(stats) : undefined;
}

async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 2 ** 18 })) hash.update(chunk);
  return hash.digest('hex');
}
