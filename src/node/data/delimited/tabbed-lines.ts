import { isBlank, SPACE, TAB } from '../../../core/data/text/blanks.ts';
import { CR, LF } from '../../../core/data/text/lines.ts';

/** Puts a tab in place of each run of blanks between cells, and nothing in place of those around a line, as its bytes come in. */
export class TabbedLines {
  readonly #quote: number | undefined;
  /** The beginning of a line, in pieces: whether a quote is closed is told by the whole line. */
  #begun: Uint8Array[] = [];

  /** @param quote within which blanks part nothing ("New York"); '' for none */
  constructor(quote: string) {
    this.#quote = quote === '' ? undefined : quote.charCodeAt(0);
  }

  /** The lines that have ended. The chunk is not kept. */
  push(chunk: Uint8Array): Uint8Array {
    const stop = chunk.lastIndexOf(LF) + 1;
    if (stop === 0) {
      this.#begun.push(Buffer.from(chunk));
      return new Uint8Array(0);
    }
    const lines = Buffer.concat([...this.#begun, chunk.subarray(0, stop)]);
    this.#begun = [Buffer.from(chunk.subarray(stop))];
    return tabbed(lines, this.#quote);
  }

  /** The last line, when it has no end. */
  end(): Uint8Array {
    return tabbed(Buffer.concat(this.#begun), this.#quote);
  }
}

function tabbed(lines: Uint8Array, quote: number | undefined): Uint8Array {
  const out = new Uint8Array(lines.length);
  let length = 0;
  let atStart = true;
  let at = 0;
  while (at < lines.length) {
    let byte = lines[at]!;
    if (byte === SPACE || byte === TAB) {
      do byte = lines[++at]!;
      while (byte === SPACE || byte === TAB);
      if (!atStart && !isEnd(lines, at)) out[length++] = TAB;
    } else if (byte === LF) {
      out[length++] = LF;
      atStart = true;
      at++;
    } else {
      const stop = byte === quote ? quotedStop(lines, at) : at;
      while (at < stop) out[length++] = lines[at++]!;
      // What no quotes hold goes on up to a blank.
      for (; at < lines.length; at++) {
        byte = lines[at]!;
        if (byte === SPACE || byte === TAB || byte === LF) break;
        out[length++] = byte;
      }
      atStart = false;
    }
  }
  return out.subarray(0, length);
}

/** Whether a line ends there. */
function isEnd(lines: Uint8Array, at: number): boolean {
  const place = lines[at] === CR ? at + 1 : at;
  return place >= lines.length || lines[place] === LF;
}

/** The place itself where the quote is not closed on its line, or something stands behind the one that closes it. */
function quotedStop(lines: Uint8Array, from: number): number {
  const quote = lines[from];
  for (let at = from + 1; at < lines.length && lines[at] !== LF; at++) {
    if (lines[at] !== quote) continue;
    if (lines[at + 1] !== quote) {
      const stop = at + 1;
      return isEnd(lines, stop) || isBlank(lines[stop]!) ? stop : from;
    }
    at++;
  }
  return from;
}
