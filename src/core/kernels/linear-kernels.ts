/**
 * Linear models of one output. A row of x holds `width` numbers, the last one 1 where the model has a bias;
 * a prediction is the sum of its even products plus that of its odd ones.
 */
export interface LinearKernels {
  /**
   * Adds Σ e·x over some rows to `gradient` and returns Σ e², where e = x·parameters - y. The target is taken
   * off last, as NumPy does, so that errors near zero have the most digits in common.
   *
   * Rows are taken as order[from … to), or from … to-1 without an order. They are summed in that order, four at
   * a time, so a pass cut into pieces at multiples of four rows gives the same bits as the whole.
   */
  linearPass(
    x: Float64Array,
    y: Float64Array,
    width: number,
    order: Int32Array | undefined,
    from: number,
    to: number,
    parameters: Float64Array,
    gradient: Float64Array,
  ): number;

  /** The predictions of rows from … to-1 into out[from … to). */
  linearForward(
    x: Float64Array,
    width: number,
    from: number,
    to: number,
    parameters: Float64Array,
    out: Float64Array,
  ): void;

  /**
   * Mini-batch gradient descent, many updates a call: from row `from` on, each on the next `batch` rows (the last
   * one before `rows` may be short), at most `updates` of them and never past `rows`. For each it writes the mean
   * of e² to `losses`, leaves gradient = slope · mean of e·x and makes parameters -= rate · gradient: the same
   * bits as `linearPass` and `steps.sgd`.
   * @returns the updates made. It ends early at a loss that is not finite: that loss is written, but its update is
   *   neither made nor counted.
   */
  linearSteps(
    x: Float64Array,
    y: Float64Array,
    width: number,
    order: Int32Array | undefined,
    rows: number,
    from: number,
    batch: number,
    updates: number,
    slope: number,
    rate: number,
    parameters: Float64Array,
    gradient: Float64Array,
    losses: Float64Array,
  ): number;

  /**
   * Adds Σ [x y]ᵀ·[x y] over rows from … to-1 to `gram`, a (width + 1) x (width + 1) matrix, whole and symmetric,
   * whose last row and column are those of the target. Rows go four at a time, as in `linearPass`.
   */
  gram(x: Float64Array, y: Float64Array, width: number, from: number, to: number, gram: Float64Array): void;

  /**
   * Full-batch gradient descent from the sums of `gram` alone, at most `updates` of them, each as in `linearSteps`.
   * A loss far below the mean of y² has lost digits here: about eps · (mean of y²) of it is noise.
   * @param floor ends it at a loss below this, so that the caller can take that one by `linearPass`
   * @returns the updates made. It ends early at a loss below `floor` or not finite: that loss is written, but its
   *   update is neither made nor counted.
   */
  gramSteps(
    gram: Float64Array,
    width: number,
    rows: number,
    updates: number,
    slope: number,
    rate: number,
    floor: number,
    parameters: Float64Array,
    gradient: Float64Array,
    losses: Float64Array,
  ): number;
}
