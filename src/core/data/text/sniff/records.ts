/** Some lines at the start of a text, cut into cells. */
export interface SampleRecord {
  /** On which it begins, from 1. */
  readonly line: number;
  /** Without their quotes, with their blanks. */
  readonly cells: readonly string[];
}

export interface Sample {
  /** Begins where the file begins. */
  readonly text: string;
  /** Whether it is all of the file; else its last line may be cut. */
  readonly whole: boolean;
}

/**
 * The records of a sample by RFC 4180: a quote opens at the start of a cell, perhaps behind blanks; one written twice
 * stands for itself. Lines of nothing but blanks are none. Between runs of blanks quotes end on their line.
 * @param skipLines lines before the first record
 */
export function recordsOf(
  { text, whole }: Sample,
  delimiter: string,
  quote: string,
  skipLines: number,
  most: number,
): SampleRecord[] {
  const records: SampleRecord[] = [];
  let [at, line] = [0, 1];
  while (line <= skipLines && at < text.length) {
    at = lineEnd(text, at) + 1;
    line++;
  }
  while (at < text.length && records.length < most) {
    const stop = lineEnd(text, at);
    if (isBlankLine(text.slice(at, stop), delimiter)) {
      at = stop + 1;
      line++;
      continue;
    }
    const record =
      delimiter === 'whitespace'
        ? blankRecord(text, at, stop, quote)
        : recordFrom(text, at, delimiter, quote);
    // What is cut off tells nothing.
    if (record.end >= text.length && !whole) break;
    records.push({ line, cells: record.cells });
    line += 1 + countLines(text, at, record.end);
    at = record.end + 1;
  }
  return records;
}

interface Cut {
  readonly cells: string[];
  /** The place of the line end behind it, or the end of the text. */
  readonly end: number;
}

function recordFrom(text: string, from: number, delimiter: string, quote: string): Cut {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const { cell, end } = quotedCell(text, at, delimiter, quote) ?? openCell(text, at, delimiter);
    cells.push(cell);
    if (text[end] !== delimiter) return { cells, end };
    at = end + 1;
  }
}

interface CutCell {
  readonly cell: string;
  readonly end: number;
}

function openCell(text: string, from: number, delimiter: string): CutCell {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
  const stop = text[end] === '\n' && text[end - 1] === '\r' && end > from ? end - 1 : end;
  return { cell: text.slice(from, stop), end };
}

/** Undefined where no quote opens, or where something stands behind the one that closes it. */
function quotedCell(text: string, from: number, delimiter: string, quote: string): CutCell | undefined {
  if (quote === '') return undefined;
  let open = from;
  while (text[open] === ' ') open++;
  if (text[open] !== quote) return undefined;
  let close = open;
  do close = text.indexOf(quote, close + 1) + 1;
  while (close > 0 && text[close] === quote);
  if (close === 0) return undefined;
  const cell = text.slice(open + 1, close - 1).replaceAll(quote + quote, quote);
  let end = close;
  while (text[end] === ' ' || text[end] === '\r') end++;
  return end >= text.length || text[end] === delimiter || text[end] === '\n' ? { cell, end } : undefined;
}

function blankRecord(text: string, from: number, stop: number, quote: string): Cut {
  const cells: string[] = [];
  const line = text.slice(from, stop).trim();
  const cell =
    quote === ''
      ? /[^ \t]+/g
      : new RegExp(`${quote}(?:[^${quote}]|${quote}${quote})*${quote}(?=[ \\t]|$)|[^ \\t]+`, 'g');
  for (const [found] of line.matchAll(cell)) {
    const isQuoted = quote !== '' && found.length > 1 && found.startsWith(quote) && found.endsWith(quote);
    cells.push(isQuoted ? found.slice(1, -1).replaceAll(quote + quote, quote) : found);
  }
  return { cells, end: stop };
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** A line of tabs is a row of empty cells where tabs part them. */
function isBlankLine(line: string, delimiter: string): boolean {
  return line.trim() === '' && !(delimiter === '\t' && line.includes('\t'));
}
