import type { Part } from '../data/prepare.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { paddedLength } from '../kernels/memory.ts';
import { createDenseNetwork, type DenseNetwork, layOutDense } from './dense-network.ts';
import { createLinearNetwork, layOutLinear } from './linear-network.ts';
import { squaredError } from './loss-rules.ts';
import { type LossKind, losses } from './losses.ts';
import { isLinear, type Shape } from './shape.ts';

/** What a network reads of a part. */
export type Rows = Pick<Part, 'x' | 'y' | 'width'>;

/** What a layer computed for the rows of the last piece, row-major. */
export interface LayerValues {
  /** rows x units; the same array as `out` for an activation that works in place. */
  readonly z: Float64Array;
  /** rows x outputs. */
  readonly out: Float64Array;
  /** rows x units: the gradient of what is descended at z. */
  readonly dz: Float64Array;
}

/**
 * A network over the kernels' memory, and its passes over rows of a part, whose arrays lie there too. A batch is
 * `begin`, `add` for its rows, `end`. Everything is allocated at creation.
 *
 * Rows go in pieces of `rowsAtOnce`. All sums run over the rows in turn, so a batch that is cut between
 * several `add` at multiples of `rowsAtOnce` gives the same bits as the whole.
 */
export interface Network {
  readonly shape: Shape;
  readonly rowsAtOnce: number;
  /** Flat, as `Shape` lays them out; the caller may write them between two calls. */
  readonly parameters: Float64Array;
  /** Of what is descended, without a penalty: whole after `end`, in the making before. */
  readonly gradient: Float64Array;
  /** What each layer computed last; empty for a linear model, which has nothing but its outputs. */
  readonly layers: readonly LayerValues[];
  /** A batch of so many rows in all begins. */
  begin(rows: number): void;
  /** Takes rows order[from … to), or from … to-1 without an order, into the sums of the batch. */
  add(part: Rows, order: Int32Array | undefined, from: number, to: number): void;
  /** The reported loss of the batch. */
  end(): number;
  /**
   * Adds the loss values of rows from … to-1 to `before`, in turn, and returns the sum; writes their outputs, after
   * the output activation, to `out` from `at` on.
   */
  measure(part: Rows, from: number, to: number, before: number, out?: Float64Array, at?: number): number;
  /** The reported loss of so many rows whose values have this sum. */
  reported(sum: number, rows: number): number;
}

const WORK_AT_ONCE = 2 ** 21;

/**
 * Rows of one piece: about two million multiplications, far under a slice of the worker, and enough rows that a
 * kernel's preparations do not count. By the shape alone, since it decides the order of some sums.
 */
export function rowsAtOnce(shape: Shape): number {
  let perRow = 0;
  for (const { inputs, units } of shape.layers) perRow += 3 * (inputs + 1) * units;
  return Math.min(4096, Math.max(64, Math.floor(WORK_AT_ONCE / perRow / 4) * 4));
}

/** Doubles that `createNetwork` allocates, padded. */
export function networkDoubles(shape: Shape, loss: LossKind, rowsAtOnce: number): number {
  let doubles = 0;
  const count = (length: number) => {
    doubles += paddedLength(length);
    return NOTHING;
  };
  if (goesByLinearPass(shape, loss)) layOutLinear(shape, rowsAtOnce, count);
  else layOutDense(shape, rowsAtOnce, false, count);
  return doubles;
}

const NOTHING = new Float64Array(0);

/** @throws RangeError when the kernels have less than `networkDoubles` left */
export function createNetwork(shape: Shape, loss: LossKind, kernels: Kernels, rowsAtOnce: number): Network {
  return goesByLinearPass(shape, loss)
    ? createLinearNetwork(shape, loss, kernels, rowsAtOnce)
    : createDenseNetwork(shape, loss, kernels, rowsAtOnce);
}

function goesByLinearPass(shape: Shape, loss: LossKind): boolean {
  return isLinear(shape) && shape.outputs === 1 && losses[loss].rule === squaredError;
}

/** Whether it has layers to look into: any but a linear one of squared errors. */
export function isDense(network: Network): network is DenseNetwork {
  return network.layers.length > 0;
}
