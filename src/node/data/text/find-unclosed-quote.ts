import type { SourceOptions } from '../source-file.ts';
import { readTextFile } from './read-text-file.ts';
import { RowScanner } from './row-scanner.ts';
import type { TextDialect } from './text-dialect.ts';
import { textsOfLines } from './texts-of-lines.ts';

/** The line on which a quote opens that is never closed, and its beginning; null when all are. */
export async function findUnclosedQuote(
  path: string,
  dialect: TextDialect,
  options: SourceOptions = {},
): Promise<{ line: number; text: string } | null> {
  const scanner = new RowScanner(dialect, () => {});
  for await (const chunk of readTextFile(path, options)) scanner.add(chunk);
  const line = scanner.end();
  if (line === null) return null;
  const [text] = await textsOfLines(path, [line], undefined, { signal: options.signal });
  return { line, text: text! };
}
