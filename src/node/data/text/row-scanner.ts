import type { TextDialect } from './text-dialect.ts';

const LF = 0x0a;
const CR = 0x0d;

/** What a byte means outside quotes. */
const OTHER = 0;
const BLANK = 1;
const LINE_END = 2;
const DELIMITER = 3;
const QUOTE = 4;

/** Where in a cell the scanner stands, outside quotes. */
const MIDDLE = 0;
const BEGIN = 1;
const BEHIND_BLANKS = 2;
const BEHIND_QUOTE = 3;

/**
 * Finds the rows of a text as its bytes come in, as readers of CSV do: a cell that begins with a quote goes on to
 * the next single quote, over line ends too. Lines end with LF or CR LF. Blank lines, the lines before the table
 * and the names of the columns are no rows.
 */
export class RowScanner {
  private readonly onRow: (line: number) => void;
  private readonly kinds = new Uint8Array(256);
  private readonly quote: number;
  private readonly skipLines: number;
  private readonly blankRows: boolean;

  private line = 1;
  private rowLine = 1;
  private rowStarted = false;
  private isBlank = true;
  private at = BEGIN;
  private inQuotes = false;
  private quoteLine = 0;
  private awaitsHeader: boolean;
  private brokenQuote: number | null = null;

  /** @param onRow hears the line on which each row begins, from 1 */
  constructor(dialect: TextDialect, onRow: (line: number) => void) {
    this.onRow = onRow;
    const isParted = dialect.delimiter !== 'whitespace';
    this.quote = isParted && dialect.quote !== '' ? dialect.quote.charCodeAt(0) : -1;
    this.skipLines = dialect.skipLines;
    this.blankRows = dialect.blankLines === 'rows';
    this.awaitsHeader = dialect.header;
    for (const blank of ' \t\r') this.kinds[blank.charCodeAt(0)] = BLANK;
    this.kinds[LF] = LINE_END;
    if (isParted) this.kinds[dialect.delimiter.charCodeAt(0)] = DELIMITER;
    if (this.quote >= 0) this.kinds[this.quote] = QUOTE;
  }

  add(chunk: Buffer): void {
    let i = 0;
    while (this.line <= this.skipLines && i < chunk.length) i = this.skipLine(chunk, i);
    const isPlain = !this.inQuotes && (this.quote < 0 || !chunk.includes(this.quote));
    if (isPlain) this.addPlain(chunk, i);
    else while (i < chunk.length) i = this.inQuotes ? this.addQuoted(chunk, i) : this.addUnquoted(chunk, i);
  }

  /** @returns the line on which a quote opens that is never closed, as far as can be told; null when none does */
  end(): number | null {
    if (this.rowStarted) this.endRow();
    // Behind a quote that is not closed, what opens quotes closes them: the first oddity tells more than the last.
    return this.brokenQuote ?? (this.inQuotes ? this.quoteLine : null);
  }

  private skipLine(chunk: Buffer, from: number): number {
    const at = chunk.indexOf(LF, from);
    if (at < 0) return chunk.length;
    this.line++;
    this.rowLine = this.line;
    return at + 1;
  }

  /** No quotes: only line ends count. */
  private addPlain(chunk: Buffer, from: number): void {
    const { kinds } = this;
    let start = from;
    while (start < chunk.length) {
      const found = chunk.indexOf(LF, start);
      const stop = found < 0 ? chunk.length : found;
      for (let i = start; this.isBlank && i < stop; i++) if (kinds[chunk[i]!] !== BLANK) this.isBlank = false;
      if (stop > start) {
        this.rowStarted = true;
        this.at = kinds[chunk[stop - 1]!] === DELIMITER ? BEGIN : MIDDLE;
      }
      if (found < 0) return;
      this.endLine();
      start = stop + 1;
    }
  }

  /** @returns behind the quote that opens, or the chunk's length */
  private addUnquoted(chunk: Buffer, from: number): number {
    // Locals, since what an object holds is slow to reach.
    const { kinds } = this;
    const { length } = chunk;
    let { at, isBlank } = this;
    let rowBegin = this.rowStarted ? -1 : from;
    let i = from;
    for (; i < length; i++) {
      const kind = kinds[chunk[i]!]!;
      if (kind === OTHER) {
        if (at === MIDDLE) continue;
        if (at === BEHIND_QUOTE) this.noteBrokenQuote();
        at = MIDDLE;
        isBlank = false;
      } else if (kind === DELIMITER) {
        at = BEGIN;
        isBlank = false;
      } else if (kind === LINE_END) {
        this.isBlank = isBlank;
        this.endLine();
        at = BEGIN;
        isBlank = true;
        rowBegin = i + 1;
      } else if (kind === BLANK) {
        if (at === BEGIN) at = BEHIND_BLANKS;
        else if (at === BEHIND_QUOTE && chunk[i] !== CR) {
          this.noteBrokenQuote();
          at = MIDDLE;
        }
      } else {
        // Behind a quote that has closed, it is doubled and stands for one: the quotes go on.
        isBlank = false;
        if (at === BEGIN) this.quoteLine = this.line;
        if (at === BEGIN || at === BEHIND_QUOTE) {
          this.inQuotes = true;
          i++;
          break;
        }
        at = MIDDLE;
      }
    }
    this.at = at;
    this.isBlank = isBlank;
    this.rowStarted = rowBegin < i;
    return i;
  }

  /** A quote that goes over lines and closes within a cell may be one that should have closed before. */
  private noteBrokenQuote(): void {
    if (this.quoteLine < this.line) this.brokenQuote ??= this.quoteLine;
  }

  /** @returns behind the quote that closes, or the chunk's length */
  private addQuoted(chunk: Buffer, from: number): number {
    const found = chunk.indexOf(this.quote, from);
    const stop = found < 0 ? chunk.length : found;
    for (let at = chunk.indexOf(LF, from); at >= 0 && at < stop; at = chunk.indexOf(LF, at + 1)) this.line++;
    if (stop === chunk.length) return stop;
    this.inQuotes = false;
    this.at = BEHIND_QUOTE;
    return stop + 1;
  }

  private endLine(): void {
    this.endRow();
    this.line++;
    this.rowLine = this.line;
  }

  private endRow(): void {
    const isRow = !this.isBlank || (this.blankRows && !this.awaitsHeader);
    if (isRow && this.awaitsHeader) this.awaitsHeader = false;
    else if (isRow) this.onRow(this.rowLine);
    this.rowStarted = false;
    this.isBlank = true;
    this.at = BEGIN;
  }
}
