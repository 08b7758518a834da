const LF = 0x0a;
const CR = 0x0d;
const FOUR_LF = 0x0a0a0a0a;
const FOUR_CR = 0x0d0d0d0d;

export type LineEnd = 'lf' | 'crlf' | 'cr' | 'mixed';

/** Counts the lines of a text as its bytes come in; LF, CR LF and CR alone each end one. */
export class LineCounter {
  private lf = 0;
  private crlf = 0;
  private cr = 0;
  private added = 0;
  private lineStart = 0;
  private longestEnded = 0;
  private endedWithCr = false;

  /** @param chunk quickest where it begins at a multiple of four in its array */
  add(chunk: Buffer): void {
    if (chunk.length === 0) return;
    const from = this.endedWithCr ? this.joinLineFeed(chunk) : 0;
    if (chunk.includes(CR, from)) this.addAny(chunk, from);
    else this.addLineFeeds(chunk, from);
    this.added += chunk.length;
  }

  /** That were added. */
  get bytes(): number {
    return this.added;
  }

  /** Lines that have come to their end. */
  get ended(): number {
    return this.lf + this.crlf + this.cr;
  }

  /** A last line counts without a line end, too. */
  get lines(): number {
    return this.ended + (this.added > this.lineStart ? 1 : 0);
  }

  /** The place in its line, from 1, of the byte that would come next. */
  get place(): number {
    return this.added - this.lineStart + 1;
  }

  /** The most bytes of a line, without its end. */
  get longest(): number {
    return Math.max(this.longestEnded, this.added - this.lineStart);
  }

  /** What the lines end with; null where there is but one without an end. */
  get lineEnd(): LineEnd | null {
    const counts = { lf: this.lf, crlf: this.crlf, cr: this.cr };
    const kinds = (['lf', 'crlf', 'cr'] as const).filter((kind) => counts[kind] > 0);
    return kinds.length > 1 ? 'mixed' : (kinds[0] ?? null);
  }

  /** The second half of a CR LF that chunks have parted. */
  private joinLineFeed(chunk: Uint8Array): number {
    this.endedWithCr = false;
    if (chunk[0] !== LF) return 0;
    this.cr--;
    this.crlf++;
    this.lineStart = this.added + 1;
    return 1;
  }

  private addLineFeeds(chunk: Buffer, from: number): void {
    const added = this.added;
    const words = wordsOf(chunk);
    let count = 0;
    let start = this.lineStart - added;
    let longest = this.longestEnded;
    const { length } = chunk;
    for (let i = from; i < length; i++) {
      // Four bytes at a time as long as none of them ends a line.
      if ((i & 3) === 0) {
        let word = i >> 2;
        while (word < words.length && !holds(words[word]! ^ FOUR_LF)) word++;
        i = word << 2;
        if (i >= length) break;
      }
      if (chunk[i] !== LF) continue;
      count++;
      if (i - start > longest) longest = i - start;
      start = i + 1;
    }
    this.lf += count;
    this.longestEnded = longest;
    this.lineStart = start + added;
  }

  private addAny(chunk: Buffer, from: number): void {
    const added = this.added;
    const words = wordsOf(chunk);
    let lf = 0;
    let crlf = 0;
    let cr = 0;
    let start = this.lineStart - added;
    let longest = this.longestEnded;
    const { length } = chunk;
    for (let i = from; i < length; i++) {
      if ((i & 3) === 0) {
        let word = i >> 2;
        while (word < words.length && !holds(words[word]! ^ FOUR_LF) && !holds(words[word]! ^ FOUR_CR))
          word++;
        i = word << 2;
        if (i >= length) break;
      }
      const byte = chunk[i]!;
      if (byte !== LF && byte !== CR) continue;
      if (i - start > longest) longest = i - start;
      if (byte === LF) lf++;
      else if (i + 1 < length && chunk[i + 1] === LF) {
        crlf++;
        i++;
      } else cr++;
      start = i + 1;
    }
    this.lf += lf;
    this.crlf += crlf;
    this.cr += cr;
    this.longestEnded = longest;
    this.lineStart = start + added;
    this.endedWithCr = chunk[length - 1] === CR;
  }
}

/** None where the chunk does not begin at a multiple of four in its memory: then byte by byte. */
function wordsOf(chunk: Buffer): Int32Array {
  const { buffer, byteOffset, length } = chunk;
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : NO_WORDS;
}

const NO_WORDS = new Int32Array();

/** Whether one of the four bytes is zero. */
function holds(word: number): boolean {
  return ((word - 0x01010101) & ~word & 0x80808080) !== 0;
}
