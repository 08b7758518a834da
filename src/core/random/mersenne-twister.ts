const N = 624;
const M = 397;

/**
 * MT19937 seeded with one 32-bit number as NumPy's `RandomState(seed)` seeds it (`init_genrand`).
 * Matsumoto & Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(N);
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
    this.#next = next;
  }

  /** The next 32 random bits, as an unsigned integer. */
  uint32(): number {
    if (this.#next === N) this.#refill();
    let y = this.#state[this.#next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A double in [0, 1) with 53 random bits (`genrand_res53`). */
  double(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  #refill(): void {
    const state = this.#state;
    for (let i = 0; i < N; i++) {
      const y = (state[i]! & 0x80000000) | (state[(i + 1) % N]! & 0x7fffffff);
      state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}
