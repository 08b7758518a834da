import { Problem } from '../../../core/problem.ts';
import type { SourceFile, SourceOptions } from '../source-file.ts';
import { withSource } from '../source-file.ts';
import { readAsUtf8, type Utf8Text } from './read-as-utf8.ts';
import { readTextFile } from './read-text-file.ts';
import { RowScanner } from './row-scanner.ts';
import type { TextDialect } from './text-dialect.ts';

/** The lines of a text on which the rows of its table begin. */
export interface LineIndex {
  readonly rows: number;
  /** From 1. @param row from 0 */
  lineOf(row: number): number;
  /** The row that begins on a line; null when none does. */
  rowOf(line: number): number | null;
}

/** In one pass; the file is not needed any more afterwards. */
export async function createLineIndex(
  path: string,
  dialect: TextDialect,
  options: SourceOptions = {},
): Promise<LineIndex> {
  // Only the rows are kept that do not stand on the line after that of the row before.
  const jumps: number[] = [];
  const jumpLines: number[] = [];
  let rows = 0;
  let expected = 0;
  const scanner = new RowScanner(dialect, (line) => {
    if (line !== expected) {
      jumps.push(rows);
      jumpLines.push(line);
    }
    expected = line + 1;
    rows++;
  });
  for await (const chunk of readTextFile(path, options)) scanner.add(chunk);
  scanner.end();
  return {
    rows,
    lineOf(row) {
      if (!(row >= 0 && row < rows)) throw new RangeError(`there is no row ${row} of ${rows}`);
      const jump = lastUpTo(jumps, row);
      return jumpLines[jump]! + row - jumps[jump]!;
    },
    rowOf(line) {
      const jump = lastUpTo(jumpLines, line);
      if (jump < 0) return null;
      const row = jumps[jump]! + line - jumpLines[jump]!;
      return row < (jumps[jump + 1] ?? rows) ? row : null;
    },
  };
}

/** The place of the last of ascending numbers that is not above a limit; -1 when all are. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle]! <= limit) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Opens a file again that was read before. @param use gets the path of its text in UTF-8 */
export function reopened<T>(
  { path, stamp }: SourceFile,
  { encoding, copied }: Pick<Utf8Text, 'encoding' | 'copied'>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  return withSource(path, {}, async (again) => {
    if (again.stamp !== stamp) {
      const message = `${again.name} changed since it was opened`;
      throw new Problem('file', message, 'Open it again to see what it holds now.');
    }
    const isPlain = !copied && again.compression === null;
    return use(isPlain ? path : (await readAsUtf8(again, { encoding })).path);
  });
}

/**
 * Tells the lines of rows long after a file was read: it is opened again when first asked.
 * @param text what was read from it
 */
export function lineFinder(
  file: SourceFile,
  text: Pick<Utf8Text, 'encoding' | 'copied'>,
  dialect: TextDialect,
): (row: number) => Promise<number> {
  let index: Promise<LineIndex> | undefined;
  const make = () => reopened(file, text, (path) => createLineIndex(path, dialect));
  return async (row) => {
    index ??= make().catch((error) => {
      // It may be there the next time.
      index = undefined;
      throw error;
    });
    return (await index).lineOf(row);
  };
}
