import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { SourceOptions } from '../source-file.ts';
import { readTextFile } from '../text/read-text-file.ts';
import { TabbedLines } from './tabbed-lines.ts';

/** Writes a text whose cells are parted by runs of blanks anew, with a tab between them; its lines stay the same. */
export async function writeTabbed(
  path: string,
  to: string,
  quote: string,
  options: SourceOptions,
): Promise<number> {
  const out = createWriteStream(to);
  const lines = new TabbedLines(quote);
  let bytes = 0;
  const write = async (part: Uint8Array) => {
    bytes += part.length;
    if (!out.write(part)) await once(out, 'drain');
  };
  try {
    for await (const chunk of readTextFile(path, options)) await write(lines.push(chunk));
    await write(lines.end());
    out.end();
    await once(out, 'close');
    return bytes;
  } finally {
    out.destroy();
  }
}
