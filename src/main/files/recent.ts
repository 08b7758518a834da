import { randomUUID } from 'node:crypto';
import { basename, dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../core/problem.ts';
import type { RecentFile } from '../../shared/ipc.ts';
import type { Announce } from '../announcer.ts';
import { openStoredValue } from '../stored-value.ts';

/** The files that were opened or saved last. Their paths stay in the main process. */
export interface RecentFiles {
  list(): readonly RecentFile[];
  add(path: string): void;
  forget(path: string): void;
  clear(): void;
  /** @throws Problem when it is not in the list any more */
  path(id: string): string;
  flush(): Promise<void>;
}

interface Surroundings {
  /** Of the user's settings: recent.json lies there. */
  readonly folder: string;
  readonly home: string;
  readonly announce: Announce;
  readonly onProblem: (problem: unknown) => void;
  /** The list of the system, where there is one. */
  readonly system: { addRecentDocument(path: string): void; clearRecentDocuments(): void };
}

const MOST = 10;

const schema = z.object({
  files: z
    .array(z.object({ id: z.string(), path: z.string().min(1) }))
    .max(100)
    .default([]),
});

export async function openRecentFiles({
  folder,
  home,
  announce,
  onProblem,
  system,
}: Surroundings): Promise<RecentFiles> {
  const stored = await openStoredValue(join(folder, 'recent.json'), schema, { onProblem });
  const files = () => stored.get().files;

  const list = () =>
    files().map(({ id, path }) => ({ id, name: basename(path), folder: shortFolder(dirname(path), home) }));

  function keep(changed: readonly { id: string; path: string }[]): void {
    stored.set({ files: changed.slice(0, MOST) });
    announce('recent.changed', list());
  }

  return {
    list,
    add(path) {
      const known = files().find((file) => file.path === path);
      keep([known ?? { id: randomUUID(), path }, ...files().filter((file) => file !== known)]);
      system.addRecentDocument(path);
    },
    forget: (path) => keep(files().filter((file) => file.path !== path)),
    clear() {
      keep([]);
      system.clearRecentDocuments();
    },
    path(id) {
      const file = files().find((known) => known.id === id);
      if (file) return file.path;
      throw new Problem('missing', 'That file is not in the list any more', 'Open it with File > Open.');
    },
    flush: stored.flush,
  };
}

const MOST_FOLDERS = 3;

/** `~/work/data`, and of long ones the end. */
export function shortFolder(folder: string, home: string): string {
  const atHome = folder === home || folder.startsWith(home + sep);
  const short = atHome ? `~${folder.slice(home.length)}` : folder;
  const parts = short.split(sep);
  return parts.length > MOST_FOLDERS + 1 ? ['\u2026', ...parts.slice(-MOST_FOLDERS)].join(sep) : short;
}
