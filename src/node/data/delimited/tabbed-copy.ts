import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { SourceOptions } from '../source-file.ts';
import { readTextFile } from '../text/read-text-file.ts';

const LF = 10;

/** Writes a text whose cells are parted by runs of blanks anew, with a tab between them; its lines stay the same. */
export async function writeTabbed(path: string, to: string, options: SourceOptions): Promise<number> {
  const out = createWriteStream(to);
  const decoder = new TextDecoder();
  let left = '';
  let bytes = 0;
  const write = async (text: string) => {
    const part = Buffer.from(tabbed(text));
    bytes += part.length;
    if (!out.write(part)) await once(out, 'drain');
  };
  try {
    for await (const chunk of readTextFile(path, options)) {
      const stop = chunk.lastIndexOf(LF) + 1;
      await write(left + decoder.decode(chunk.subarray(0, stop), { stream: true }));
      left = decoder.decode(chunk.subarray(stop), { stream: true });
    }
    await write(left + decoder.decode());
    out.end();
    await once(out, 'close');
    return bytes;
  } finally {
    out.destroy();
  }
}

/** A blank within quotes parts nothing: "New York". */
function tabbed(text: string): string {
  if (!text.includes('"')) return text.replace(/^[ \t]+|[ \t]+(?=\r?$)/gm, '').replace(/[ \t]+/g, '\t');
  return text
    .split('\n')
    .map((line) => (line.trim().match(/"(?:[^"]|"")*"(?=[ \t]|$)|[^ \t]+/g) ?? []).join('\t'))
    .join('\n');
}
