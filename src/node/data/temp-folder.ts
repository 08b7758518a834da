import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileProblem } from '../file-problem.ts';

const NAME = /^descent-data-(\d+)-\w+$/;

/** Whether what dead processes had left was looked for; once a process is enough. */
let cleaned = false;

/**
 * A new folder for what does not fit into memory, with the number of this process in its name. Those that dead
 * processes have left (after a kill or a crash) are removed in the background.
 * @throws Problem naming the system's temporary folder
 */
export function makeTempFolder(): string {
  if (!cleaned) void removeStale();
  cleaned = true;
  try {
    return mkdtempSync(join(tmpdir(), `descent-data-${process.pid}-`));
  } catch (error) {
    throw tempProblem(error);
  }
}

export async function removeTempFolder(path: string): Promise<void> {
  // On Windows a file that is still open cannot be removed; the next process then does.
  await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

/** A failure to write into the temporary folder, which users do not know by name. */
export function tempProblem(error: unknown): unknown {
  return fileProblem(error, `The temporary folder ${tmpdir()}`);
}

/** Removes the folders of processes that are no more. */
export async function removeStale(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await removeTempFolder(join(tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there but another user's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
