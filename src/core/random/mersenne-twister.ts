const N = 624;
const M = 397;

/**
 * MT19937 seeded with one 32-bit number as NumPy's `RandomState(seed)` seeds it (`init_genrand`).
 * Matsumoto & Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(N);
  /** What is drawn: the state's words, tempered. */
  readonly #numbers = new Uint32Array(N);
  #next = N;

  /** @throws RangeError when seed is not an integer in 0 … 2³²-1. */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(`seed ${seed} is not an integer from 0 to 4294967295`);
    }
    const state = this.#state;
    state[0] = seed;
    for (let i = 1; i < N; i++) {
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
    this.#temper();
    this.#next = next;
  }

  /** The next 32 random bits, as an unsigned integer. */
  uint32(): number {
    if (this.#next === N) this.#refill();
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
        if (next === N) {
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
    const state = this.#state;
    for (let i = 0; i < N - M; i++) state[i] = state[i + M]! ^ mix(state[i]!, state[i + 1]!);
    for (let i = N - M; i < N - 1; i++) state[i] = state[i + M - N]! ^ mix(state[i]!, state[i + 1]!);
    state[N - 1] = state[M - 1]! ^ mix(state[N - 1]!, state[0]!);
    this.#temper();
    this.#next = 0;
  }

  #temper(): void {
    const state = this.#state;
    const numbers = this.#numbers;
    for (let i = 0; i < N; i++) {
      let y = state[i]!;
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      numbers[i] = y ^ (y >>> 18);
    }
  }
}

function mix(upper: number, lower: number): number {
  return (((upper & 0x80000000) | (lower & 0x7fffffff)) >>> 1) ^ (-(lower & 1) & 0x9908b0df);
}
