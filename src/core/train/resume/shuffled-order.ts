import { RandomState } from '../../random/random-state.ts';
import { decodeInt32, encodeInt32 } from './base64.ts';
import type { ShuffleState } from './checkpoint.ts';

/** Rows of an order that a checkpoint holds as it is; of longer ones the shuffles are made again. */
const MOST_ROWS_KEPT = 2 ** 20;

/** Rows between two looks at the clock. */
const STEP = 2 ** 16;

/** The order in which a run takes its training rows: shuffled in place before every epoch. */
export class ShuffledOrder {
  readonly rows: Int32Array;
  #random: RandomState;
  /** Whole shuffles made. */
  #shuffles = 0;
  /** The next place that the shuffle under way fills, from the last one down to 1; 0 when none is. */
  #place = 0;

  /** @param rows on any memory; filled here with 0, 1, 2 … */
  constructor(rows: Int32Array, random: RandomState) {
    this.rows = rows;
    for (let i = 0; i < rows.length; i++) rows[i] = i;
    this.#random = random;
  }

  /**
   * Shuffles for an epoch, counted from 0, unless that was done; each but the first follows the one before.
   * Yields now and then; left there, the next call ends what was begun.
   */
  *shuffleFor(epoch: number): Generator<void, void> {
    if (this.#shuffles > epoch) return;
    if (this.#place === 0) this.#place = this.rows.length - 1;
    while (this.#place > 0) {
      const to = Math.max(1, this.#place - STEP + 1);
      this.#random.shufflePart(this.rows, this.#place, to);
      this.#place = to - 1;
      // Not after the last part: whoever leaves it there has to find the shuffle counted.
      if (this.#place > 0) yield;
    }
    this.#shuffles++;
  }

  save(): ShuffleState {
    const order = this.rows.length <= MOST_ROWS_KEPT ? encodeInt32(this.rows) : null;
    return { generator: this.#random.save(), shuffles: this.#shuffles, place: this.#place, order };
  }

  /** Goes on where a run was left, before anything was shuffled here. */
  *restore(state: ShuffleState): Generator<void, void> {
    if (state.order !== null) {
      decodeInt32(state.order, this.rows);
      this.#random = RandomState.restore(state.generator);
      this.#shuffles = state.shuffles;
      this.#place = state.place;
      return;
    }
    yield* this.repeat(state.shuffles);
  }

  /** Makes so many shuffles, for a run that goes on without its order. */
  *repeat(shuffles: number): Generator<void, void> {
    for (let epoch = 0; epoch < shuffles; epoch++) yield* this.shuffleFor(epoch);
  }
}
