import { Problem, quote } from '../../problem.ts';
import type { Column } from '../table.ts';
import { type Content, cellEnd, contentText, findContent, isBlank } from './cells.ts';
import { columnsWithoutHeader } from './known-tables.ts';
import { parseNumber } from './number-text.ts';

/** A text that is read. */
export interface Source {
  /** The file's name. */
  readonly name: string;
  /** UTF-8 bytes as text. */
  readonly decode: (bytes: Uint8Array) => string;
}

export interface FirstLine {
  readonly delimiter: 'whitespace' | ',' | ';' | '\t';
  /** Whether it names the columns; else it is a row. */
  readonly header: boolean;
  readonly columns: readonly Column[];
  /** Set when the columns were named as those of a table known by its looks. */
  readonly knownAs?: string;
}

/**
 * Tells from the first line, bytes[from] up to bytes[to], how the columns are parted and what they are
 * called. A line without any number is a header. @throws Problem when it cannot be one or a row
 */
export function readFirstLine(
  bytes: Uint8Array,
  from: number,
  to: number,
  source: Source,
  line: number,
): FirstLine {
  const wrong = (what: string, hint: string) =>
    new Problem('data', `${source.name} line ${line} ${what}`, hint);
  const cells: string[] = [];
  const numbers: number[] = [];
  const content: Content = { from, to, quoted: false };
  const delimiter = delimiterOf(source.decode(bytes.subarray(from, to)));
  const mark = delimiter === 'whitespace' ? 0 : delimiter.charCodeAt(0);
  for (let at = from; at <= to; ) {
    const stop = cellEnd(bytes, at, to, mark);
    if (stop < 0) throw wrong('has quotes that are not closed', CLOSE_QUOTES);
    findContent(bytes, at, stop, content);
    cells.push(contentText(bytes, content, source.decode));
    numbers.push(parseNumber(bytes, content.from, content.to));
    at = stop + 1;
    if (mark === 0) while (at < to && isBlank(bytes[at]!)) at++;
  }
  if (numbers.every(Number.isNaN)) {
    const seen = new Set(['']);
    const repeated = cells.find((name) => seen.size === seen.add(name).size);
    if (repeated !== undefined) {
      const what = repeated === '' ? 'leaves a column without a name' : `names ${quote(repeated)} twice`;
      throw wrong(what, 'Give every column a name of its own.');
    }
    return { delimiter, header: true, columns: cells.map((name) => ({ name })) };
  }
  const { columns, title } = columnsWithoutHeader(source.name, numbers);
  return { delimiter, header: false, columns, ...(title && { knownAs: title }) };
}

export const CLOSE_QUOTES =
  'Close the quotes, write a quote inside them twice, and keep each row on one line.';

/** The first of tab, comma and semicolon that stands outside quotes. */
function delimiterOf(line: string): FirstLine['delimiter'] {
  const plain = line.replace(/"[^"]*"/g, '""');
  const mark = (['\t', ',', ';'] as const).find((candidate) => plain.includes(candidate));
  // Tabs between blanks are just blanks: "1 \t 2".
  return mark === undefined || (mark === '\t' && /\t[ \t]|[ ]\t/.test(plain)) ? 'whitespace' : mark;
}
