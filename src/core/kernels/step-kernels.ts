/**
 * The updates of the optimizers, with PyTorch's formulas, element by element over the whole length of
 * `parameters`. `weightDecay` · p is added to the gradient first (`gradient` itself stays as it is). Moments that
 * have decayed below the normal range of doubles count as zero: calculating with denormals is slow, and those of a unit
 * that has died would be denormal for thousands of updates.
 */
export interface StepKernels {
  /** p -= rate · g */
  sgd(parameters: Float64Array, gradient: Float64Array, rate: number, weightDecay: number): void;

  /** v = momentum · v + g; p -= rate · v, or with nesterov: p -= rate · (g + momentum · v) */
  momentum(
    parameters: Float64Array,
    gradient: Float64Array,
    velocity: Float64Array,
    rate: number,
    momentum: number,
    weightDecay: number,
    nesterov: boolean,
  ): void;

  /** s += g²; p -= rate · g / (√s + eps) */
  adagrad(
    parameters: Float64Array,
    gradient: Float64Array,
    squares: Float64Array,
    rate: number,
    eps: number,
    weightDecay: number,
  ): void;

  /** s = alpha · s + (1 - alpha) · g²; p -= rate · g / (√s + eps) */
  rmsprop(
    parameters: Float64Array,
    gradient: Float64Array,
    squares: Float64Array,
    rate: number,
    alpha: number,
    eps: number,
    weightDecay: number,
  ): void;

  /** s = rho · s + (1 - rho) · g²; d = √(a + eps) / √(s + eps) · g; a = rho · a + (1 - rho) · d²; p -= rate · d */
  adadelta(
    parameters: Float64Array,
    gradient: Float64Array,
    squares: Float64Array,
    changes: Float64Array,
    rate: number,
    rho: number,
    eps: number,
    weightDecay: number,
  ): void;

  /**
   * m += (1 - beta1) · (g - m); s = beta2 · s + (1 - beta2) · g²;
   * p -= rate / (1 - beta1ᵗ) · m / (√s / √(1 - beta2ᵗ) + eps). The caller hands over beta1ᵗ and beta2ᵗ.
   * @param decoupled takes the decay off the parameters first, as AdamW does: p *= 1 - rate · weightDecay
   */
  adam(
    parameters: Float64Array,
    gradient: Float64Array,
    mean: Float64Array,
    squares: Float64Array,
    rate: number,
    beta1: number,
    beta2: number,
    eps: number,
    weightDecay: number,
    beta1Power: number,
    beta2Power: number,
    decoupled: boolean,
  ): void;

  /**
   * `sgd` without decay for one dense layer and one row, whose gradient is the outer product of its input and dz,
   * which is not written. The same bits as `denseGradient` and `sgd`.
   * @param x the input begins at `xAt`
   * @param parameters of the layer: weights, then its biases where `bias`
   */
  sgdRow(
    x: Float64Array,
    xAt: number,
    inputs: number,
    dz: Float64Array,
    units: number,
    bias: boolean,
    parameters: Float64Array,
    rate: number,
  ): void;

  /** `rmsprop` without decay in the same way: weights whose gradient is zero cost next to nothing. */
  rmspropRow(
    x: Float64Array,
    xAt: number,
    inputs: number,
    dz: Float64Array,
    units: number,
    bias: boolean,
    parameters: Float64Array,
    squares: Float64Array,
    rate: number,
    alpha: number,
    eps: number,
  ): void;
}
