import { type Twist, temper, twist, WORDS } from './twist.ts';

/**
 * MT19937 seeded with one 32-bit number as NumPy's `RandomState(seed)` seeds it (`init_genrand`).
 * Matsumoto & Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
 */
export class MersenneTwister {
  /** Renews the numbers when all are drawn. `core/kernels` puts one with SIMD here, which gives the same ones. */
  static twist: Twist = twist;

  readonly #state = new Uint32Array(WORDS);
  /** What is drawn: the state's words, tempered. */
  readonly #numbers = new Uint32Array(WORDS);
  #next = WORDS;

  /** @throws RangeError when seed is not an integer in 0 … 2³²-1. */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(`seed ${seed} is not an integer from 0 to 4294967295`);
    }
    const state = this.#state;
    state[0] = seed;
    for (let i = 1; i < WORDS; i++) {
      const previous = state[i - 1]!;
      state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** The words of its state and the place of the next one, for `restore`. */
  save(): { words: number[]; next: number } {
    return { words: Array.from(this.#state), next: this.#next };
  }

  /** Goes on where `save` was called. @param words 624 unsigned integers @param next in 0 … 624 */
  restore({ words, next }: { readonly words: ArrayLike<number>; readonly next: number }): void {
    this.#state.set(words);
    temper(this.#state, this.#numbers);
    this.#next = next;
  }

  /** The next 32 random bits, as an unsigned integer. */
  uint32(): number {
    if (this.#next === WORDS) this.#refill();
    return this.#numbers[this.#next++]!;
  }

  /** A double in [0, 1) with 53 random bits (`genrand_res53`). */
  double(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /**
   * Fills the places `from` down to `to` as NumPy's shuffle does: each by a swap with one at or below it, drawn
   * by masked rejection. Without a branch on what is drawn, since no processor could guess it: a number too large
   * swaps the place with itself.
   * @param from below 2³¹
   */
  shuffle(items: { [index: number]: number }, from: number, to: number): void {
    const numbers = this.#numbers;
    let next = this.#next;
    let i = from;
    while (i >= to) {
      const mask = 0xffffffff >>> Math.clz32(i);
      const last = Math.max(to, (mask >>> 1) + 1);
      while (i >= last) {
        if (next === WORDS) {
          this.#refill();
          next = 0;
        }
        const value = numbers[next++]! & mask;
        const accepted = (value - i - 1) >>> 31;
        const j = i + ((value - i) & -accepted);
        const item = items[i]!;
        items[i] = items[j]!;
        items[j] = item;
        i = (i - accepted) | 0;
      }
    }
    this.#next = next;
  }

  #refill(): void {
    MersenneTwister.twist(this.#state, this.#numbers);
    this.#next = 0;
  }
}
