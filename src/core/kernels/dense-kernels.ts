/**
 * Dense layers: `rows` x `inputs` numbers to `rows` x `units`, the weights inputs x units. Each element of a
 * result is summed one product after the other; products whose factor on the left is zero (an activation, a delta: so
 * half of the work of ReLU layers) are left out, which only shows where the other factor is not finite.
 */
export interface DenseKernels {
  /**
   * out = x·w + b, each sum over the inputs in turn, the bias last.
   * @param x its first row begins at `xAt`, the next ones every `xStride` numbers
   */
  denseForward(
    x: Float64Array,
    xAt: number,
    xStride: number,
    rows: number,
    inputs: number,
    w: Float64Array,
    b: Float64Array | undefined,
    units: number,
    out: Float64Array,
  ): void;

  /**
   * The gradients of the weights and biases: xᵀ·dz and the column sums of dz, over the rows in turn.
   * @param accumulate goes on with the sums that are there, so that a batch cut into pieces gives the same bits
   */
  denseGradient(
    x: Float64Array,
    xAt: number,
    xStride: number,
    rows: number,
    inputs: number,
    dz: Float64Array,
    units: number,
    gradientW: Float64Array,
    gradientB: Float64Array | undefined,
    accumulate: boolean,
  ): void;

  /**
   * dx = dz·wᵀ, each sum over the units in turn. With w = dz = X of rows x units, it is X·Xᵀ.
   * @param scratch room for inputs x units numbers
   */
  denseBackward(
    dz: Float64Array,
    rows: number,
    inputs: number,
    w: Float64Array,
    units: number,
    dx: Float64Array,
    scratch: Float64Array,
  ): void;

  /** Copies rows order[from … to), or from … to-1 without an order, one after the other. */
  gatherRows(
    x: Float64Array,
    width: number,
    order: Int32Array | undefined,
    from: number,
    to: number,
    out: Float64Array,
  ): void;

  /** out[i] = z[i], or 0 where it is negative; may be in place. */
  reluForward(z: Float64Array, out: Float64Array, length: number): void;

  /** d[i] = 0 where out[i] ≤ 0, in place. */
  reluBackward(out: Float64Array, d: Float64Array, length: number): void;

  /** into[i] += scale · values[i]. */
  addScaled(into: Float64Array, scale: number, values: Float64Array, length: number): void;
}
