import { compareTexts } from '../prepare/categories.ts';

/** As many keys as a Map can hold. */
const MOST = 2 ** 24 - 1;

/** The distinct texts of a column, while it is read: each has a place, first in the order they came. */
export class TextPlaces {
  readonly #places = new Map<string, number>();

  /** The place of a text; undefined when there are too many to keep. */
  place(text: string): number | undefined {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const { size } = this.#places;
    if (size === MOST) return undefined;
    this.#places.set(text, size);
    return size;
  }

  /** The texts by code point, and where in that order each place is. */
  sorted(): { categories: string[]; order: Int32Array } {
    const categories = [...this.#places.keys()].sort(compareTexts);
    const order = new Int32Array(categories.length);
    for (const [at, text] of categories.entries()) order[this.#places.get(text)!] = at;
    return { categories, order };
  }
}
