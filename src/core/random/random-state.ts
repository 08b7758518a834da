import { log } from './log.ts';
import { MersenneTwister } from './mersenne-twister.ts';

/** Where a generator stands: what NumPy's `get_state` gives. */
export interface GeneratorState {
  /** The 624 words of the Mersenne Twister. */
  readonly words: readonly number[];
  /** Place of the next word. */
  readonly next: number;
  /** The second number of the last pair of normal ones, where it has not been drawn yet. */
  readonly spareNormal: number | null;
}

/**
 * NumPy's `numpy.random.RandomState(seed)`: the same numbers in the same order from the same seed.
 * Only the legacy algorithms, which NumPy has promised never to change.
 */
export class RandomState {
  readonly #twister: MersenneTwister;
  #spareNormal: number | undefined;

  /** @param seed an integer in 0 … 2³²-1. @throws RangeError for any other. */
  constructor(seed: number) {
    this.#twister = new MersenneTwister(seed);
  }

  /** A generator that goes on where `save` was called. */
  static restore(state: GeneratorState): RandomState {
    const random = new RandomState(0);
    random.#twister.restore(state);
    random.#spareNormal = state.spareNormal ?? undefined;
    return random;
  }

  save(): GeneratorState {
    return { ...this.#twister.save(), spareNormal: this.#spareNormal ?? null };
  }

  /** One number in [0, 1): `random_sample()`. */
  sample(): number {
    return this.#twister.double();
  }

  /** One number in [low, high): `uniform(low, high)`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.sample();
  }

  /** One standard normal number: `randn()`, by Marsaglia's polar method, which makes them in pairs. */
  normal(): number {
    if (this.#spareNormal !== undefined) {
      const spare = this.#spareNormal;
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x1 = 2 * this.sample() - 1;
      const x2 = 2 * this.sample() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 < 1 && r2 !== 0) {
        const f = Math.sqrt((-2 * log(r2)) / r2);
        this.#spareNormal = f * x1;
        return f * x2;
      }
    }
  }

  /** An integer in 0 … max, both included, by masked rejection. @param max below 2³². */
  interval(max: number): number {
    if (max === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = (this.#twister.uint32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /** An integer in low … high-1: `randint(low, high)`, for spans below 2³². */
  integer(low: number, high: number): number {
    return low + this.interval(high - low - 1);
  }

  /** Shuffles the items in place: `shuffle(items)`. */
  shuffle(items: { [index: number]: number; readonly length: number }): void {
    this.shufflePart(items, items.length - 1, 1);
  }

  /**
   * The part of `shuffle` that fills the places `from` down to `to`; calls that together run from
   * `length - 1` down to 1 make one whole shuffle. So a long shuffle can be interrupted.
   */
  shufflePart(items: { [index: number]: number; readonly length: number }, from: number, to: number): void {
    this.#twister.shuffle(items, from, to);
  }

  /** 0 … n-1 in random order: `permutation(n)`. */
  permutation(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    this.shuffle(order);
    return order;
  }
}
