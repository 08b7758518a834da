import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Problem } from '../core/problem.ts';

/**
 * A place that a dialog has given, with an ending where the user has typed none.
 * @param ending with its dot
 * @throws Problem when there is a file of that name, about which the dialog has not asked
 */
export async function withEnding(path: string, ending: string): Promise<string> {
  if (extname(path) !== '') return path;
  const ended = path + ending;
  if (await stat(ended).catch(() => undefined)) {
    throw new Problem(
      'file',
      `${basename(ended)} is there already`,
      'Save again and choose it by its whole name, or choose another one.',
    );
  }
  return ended;
}
