import { basename } from 'node:path';
import { parseJson } from '../../core/format/json.ts';
import { withFile } from '../../node/open-file.ts';
import { readText } from '../../node/read-text.ts';
import { LARGEST_MODEL } from '../../shared/program.ts';

/** The kinds of .json files that Descent writes, by their format key. */
export const ownFormats = ['descent-model', 'descent-recipe'] as const;
export type OwnFormat = (typeof ownFormats)[number];

export interface OwnFile {
  readonly format: OwnFormat;
  readonly text: string;
  readonly value: unknown;
}

const KEY = new RegExp(`"format"\\s*:\\s*"(?:${ownFormats.join('|')})"`);
/** How far the key is looked for: Descent writes it first; by hand it may stand anywhere, but in a small file. */
const HEAD = 2 ** 20;

/**
 * A .json file that Descent has written; undefined for one that may be a table. Of a large table only the beginning
 * is read.
 * @throws Problem when it cannot be read, or should be ours and is no JSON
 */
export async function readOwnFile(path: string): Promise<OwnFile | undefined> {
  if (!KEY.test(await readHead(path))) return undefined;
  const text = await readText(path, 'file', LARGEST_MODEL);
  const value = parseJson(text, basename(path), 'file');
  const found = (value as { format?: unknown } | null)?.format;
  // Else the key is that of something inside it.
  const format = ownFormats.find((each) => each === found);
  return format && { format, text, value };
}

function readHead(path: string): Promise<string> {
  return withFile(path, async (file, bytes) => {
    const head = new Uint8Array(Math.min(bytes, HEAD));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return new TextDecoder().decode(head.subarray(0, bytesRead));
  });
}
