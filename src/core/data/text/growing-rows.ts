/** Values at the start: 1 MB. */
const FIRST = 2 ** 17;
/** Lines may get shorter than the first ones were; memory that is never written to costs nothing. */
const MARGIN = 1.1;
/** What is left over beyond this is given back. */
const MOST_LEFT_OVER = 1.25;

/**
 * The rows of a table while they are read. Memory for all of them is taken as soon as the first megabyte tells how
 * long they are, so that nothing is copied in the end.
 */
export class GrowingRows {
  /** Row after row, with room for some more. */
  values: Float64Array;
  rows = 0;
  readonly #width: number;
  readonly #size: number;
  #taken = 0;

  /** @param size bytes of the file, or 0 where it is not known */
  constructor(width: number, size: number) {
    this.#width = width;
    this.#size = size;
    this.values = new Float64Array(width === 0 ? 0 : Math.max(1, Math.floor(FIRST / width)) * width);
  }

  get filled(): number {
    return this.rows * this.#width;
  }

  /** Counts rows that were written. @param taken bytes of the file that all rows so far took */
  add(rows: number, taken: number): void {
    this.rows += rows;
    this.#taken = taken;
  }

  /** Makes room for at least one more row. */
  makeRoom(): void {
    if (this.filled < this.values.length) return;
    const all = (this.rows * this.#size * MARGIN) / this.#taken;
    const rows = Math.ceil(Math.max(all, 1.5 * this.rows)) + 1;
    this.values = copied(this.values, rows * this.#width);
  }

  /** All rows, on shared memory, so that the worker trains on these very bytes. */
  finish(): Float64Array {
    const { filled, values } = this;
    const leftOver = values.length > MOST_LEFT_OVER * filled;
    if (leftOver || !(values.buffer instanceof SharedArrayBuffer)) {
      return copied(values.subarray(0, filled), filled);
    }
    return values.subarray(0, filled);
  }
}

/** A copy on shared memory. @param length at least that of the values */
function copied(values: Float64Array, length: number): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(length * 8));
  copy.set(values);
  return copy;
}
