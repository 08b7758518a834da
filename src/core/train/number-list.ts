/** A list of doubles that grows; memory doubles, so adding is cheap on average. */
export class NumberList {
  #values: Float64Array;
  #length = 0;

  constructor(values: ArrayLike<number> = []) {
    this.#values = new Float64Array(Math.max(1024, values.length));
    this.#values.set(values);
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The items from … to-1 without a copy: good until the list grows. */
  view(from?: number, to?: number): Float64Array {
    return this.#values.subarray(0, this.#length).subarray(from, to);
  }

  /** A copy of the items from … to-1, as `Array.slice` counts them. */
  slice(from?: number, to?: number): Float64Array {
    return this.#values.subarray(0, this.#length).slice(from, to);
  }
}
