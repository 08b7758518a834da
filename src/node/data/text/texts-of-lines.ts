import type { SourceOptions } from '../source-file.ts';
import { readTextFile } from './read-text-file.ts';

const LF = 0x0a;

/**
 * What stands on some lines of a text, in one pass up to the last of them; '' for one that is not there.
 * @param lines from 1, ascending
 * @param limit of characters of each
 */
export async function textsOfLines(
  path: string,
  lines: readonly number[],
  limit = 80,
  options: SourceOptions = {},
): Promise<string[]> {
  const texts: string[] = [];
  /** A character is up to four bytes. */
  const most = 4 * limit;
  let line = 1;
  let begun: Buffer = Buffer.alloc(0);
  const take = () => {
    const text = begun.toString().replace(/[\r\n\ufffd]+$/, '');
    texts.push([...text].slice(0, limit).join(''));
    begun = Buffer.alloc(0);
  };
  for await (const chunk of readTextFile(path, options)) {
    let from = 0;
    while (from < chunk.length && texts.length < lines.length) {
      const found = chunk.indexOf(LF, from);
      const stop = found < 0 ? chunk.length : found;
      const isWanted = lines[texts.length] === line;
      if (isWanted) begun = Buffer.concat([begun, chunk.subarray(from, stop)]).subarray(0, most);
      if (found < 0) break;
      if (isWanted) take();
      line++;
      from = found + 1;
    }
    if (texts.length === lines.length) return texts;
  }
  while (texts.length < lines.length) take();
  return texts;
}
