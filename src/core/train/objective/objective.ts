import type { Part } from '../../data/prepare.ts';

/**
 * The loss of a model on batches of its training rows, and its gradient, both on the network's own arrays. A batch
 * comes in pieces, so that its driver can look at the clock in between; how it is cut, at multiples of `block`,
 * changes no bit.
 */
export interface Objective {
  /** Most rows of a piece. */
  readonly block: number;
  /** Multiplications that a row costs, for the driver's clock. */
  readonly rowCost: number;
  /** A batch of so many rows in all begins. */
  begin(rows: number): void;
  /** Takes in the rows from … to-1, by the order of the run. */
  add(from: number, to: number): void;
  /** Ends the batch. @returns the loss as it is reported; the network's gradient is that of what is descended */
  end(): number;
  /** The loss as it is reported on all rows of a part. Yields now and then. */
  evaluate(part: Part): Generator<void, number>;
  /** For small batches, where the optimizer allows it: many updates a call. */
  readonly updates?: ManyUpdates | undefined;
  /** Hears that the parameters were changed by others than its own updates. */
  readonly moved?: () => void;
  /** What it needs to go on to the bit, beside the parameters: flat lists by name. */
  readonly save?: () => Readonly<Record<string, Float64Array>>;
}

/**
 * Whole updates, as they would be made by `begin`, `add`, `end` and the optimizer, from row `from` of an epoch on;
 * each loss goes to `losses`.
 * @param count most updates; never past the end of the rows, unless a batch is all of them
 * @returns the updates made: fewer than asked for where the next one has to be made in the other way, as when its
 *   loss is not finite
 */
export interface ManyUpdates {
  make(from: number, batch: number, count: number, rate: number, losses: Float64Array): number;
  /** Brings the network's gradient up to date with the last of them, where that is not done by itself. */
  readonly settle?: () => void;
}
