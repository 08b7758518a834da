import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ColumnDescription } from '../../core/data/description.ts';
import { openData } from '../../node/data/open.ts';
import type { OpenData, OpenOptions } from '../../node/data/open-data.ts';
import type { Synthetic } from '../../shared/datasets.ts';
import { lasting } from './lasting.ts';

/** Data that is ready to be shown. */
export interface Made {
  readonly data: OpenData;
  /** Undefined of a large one: that is shown before. */
  readonly descriptions: readonly ColumnDescription[] | undefined;
  /** The rule that it was made by. */
  readonly rule?: Synthetic;
  /** Where it was read from, and what the system said of the file before. */
  readonly file?: { readonly path: string; readonly stats: Stats | undefined };
}

/** @throws Problem when it cannot be read; the signal's reason when aborted */
export async function readFile(path: string, options: OpenOptions): Promise<Made> {
  // Before it is read, so that what changes from then on is noticed. What is wrong with it is told by reading it.
  const stats = await stat(path).catch(() => undefined);
  const made = await lookedAt(await openData(path, options));
  if (!options.signal?.aborted) return { ...made, file: { path, stats } };
  made.data.close();
  throw options.signal.reason;
}

/** So many cells are described within some 50 ms. */
const SMALL = 200_000;

/** A small one is described at once: what a window first makes of it goes by that. */
export async function lookedAt(opened: OpenData): Promise<Made> {
  const data = lasting(opened);
  const small = data.rows * data.columns.length <= SMALL;
  // What goes wrong is told when it is asked again.
  const descriptions = small ? await data.describe().catch(() => undefined) : undefined;
  return { data, descriptions };
}
