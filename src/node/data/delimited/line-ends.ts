import { LineCounter, type LineEnd } from '../text/line-counter.ts';

const CR = 13;
const LF = 10;

/** What the lines of a file end with, found while its bytes pass by. Where there is no CR, that costs next to nothing. */
export class LineEnds {
  #lineFeeds = false;
  #counter: LineCounter | undefined;

  look(chunk: Buffer): void {
    if (!this.#counter && chunk.includes(CR)) this.#counter = new LineCounter();
    if (this.#counter) this.#counter.add(chunk);
    else this.#lineFeeds ||= chunk.includes(LF);
  }

  get found(): LineEnd | null {
    const later = this.#counter?.lineEnd ?? null;
    if (!this.#lineFeeds) return later;
    return later === null || later === 'lf' ? 'lf' : 'mixed';
  }
}
