import { Problem, type ProblemCode } from '../core/problem.ts';
import { withFile } from './open-file.ts';

/**
 * The text of a UTF-8 file.
 * @param code of the problem when its contents are wrong
 * @param mostBytes a larger file is refused before it is read
 * @throws Problem naming the file
 */
export function readText(path: string, code: ProblemCode, mostBytes: number): Promise<string> {
  return withFile(path, async (file, bytes, name) => {
    if (bytes > mostBytes) {
      throw new Problem(
        code,
        `${name} is ${megabytes(bytes)} large, where such a file has at most ${megabytes(mostBytes)}`,
        'Choose the right file; data sets have other endings than .json.',
      );
    }
    const contents = await file.readFile();
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(contents);
    } catch {
      throw new Problem(code, `${name} is not UTF-8 text`, 'Choose a file that Descent has written.');
    }
  });
}

function megabytes(bytes: number): string {
  const mega = bytes / 2 ** 20;
  return mega >= 1024 ? `${(mega / 1024).toFixed(1)} GB` : `${mega.toFixed(mega < 10 ? 1 : 0)} MB`;
}
