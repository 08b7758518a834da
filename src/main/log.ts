import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

/** What happened, for whoever looks for a cause: Help > Show log. */
export interface Log {
  readonly folder: string;
  info(message: string, details?: unknown): void;
  warn(message: string, details?: unknown): void;
  error(message: string, details?: unknown): void;
}

interface Options {
  /** Also written to; the terminal, where there is one. */
  readonly echo?: (line: string) => void;
  readonly mostBytes?: number;
}

/**
 * A log of two files: `descent.log`, and `descent.old.log` that it becomes when full. Lines are few and are
 * written at once, so that the last words before a crash are there.
 */
export function openLog(folder: string, { echo = () => {}, mostBytes = 2 ** 20 }: Options = {}): Log {
  const path = join(folder, 'descent.log');

  function write(level: string, message: string, details?: unknown): void {
    const told = details === undefined ? '' : `: ${describe(details)}`;
    const line = `${new Date().toISOString()} ${level} ${message}${told}\n`;
    echo(line);
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + line.length > mostBytes) {
        renameSync(path, join(folder, 'descent.old.log'));
      }
      appendFileSync(path, line);
    } catch {
      // A full or read-only disk: there is nowhere left to tell it.
    }
  }

  return {
    folder,
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
    error: (message, details) => write('error', message, details),
  };
}

/** Anything that can be thrown, circular things too: whoever logs must not fail by it. */
function describe(details: unknown): string {
  try {
    return typeof details === 'string'
      ? details
      : inspect(details, { breakLength: Number.POSITIVE_INFINITY });
  } catch {
    return 'something that cannot be described';
  }
}
