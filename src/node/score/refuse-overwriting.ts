import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem } from '../../core/problem.ts';

/** @throws Problem when predictions would be written over the very file that is predicted, by whatever name */
export async function refuseOverwriting(path: string, input: string): Promise<void> {
  const [to, from] = await Promise.all([identityOf(path), identityOf(input)]);
  if (!to || to !== from) return;
  throw new Problem(
    'refused',
    `${basename(path)} is the file that is predicted`,
    'Choose another name, so that it stays what it is.',
  );
}

/** The same for all names and links of a file. */
async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && `${found.dev} ${found.ino}`;
}
