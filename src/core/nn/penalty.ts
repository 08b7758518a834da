import type { Shape } from './shape.ts';

/** Factors of l1·Σ|w| + (l2/2)·Σw² over the weights of all layers; biases are never penalised. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** Adds the gradient of the penalty; that of |w| at 0 is 0. */
export function addPenalty(
  gradient: Float64Array,
  parameters: Float64Array,
  shape: Shape,
  { l1, l2 }: Penalty,
): void {
  if (l1 === 0 && l2 === 0) return;
  for (const { weightsAt, biasesAt } of shape.layers) {
    for (let i = weightsAt; i < biasesAt; i++) {
      gradient[i]! += l1 * Math.sign(parameters[i]!) + l2 * parameters[i]!;
    }
  }
}

/** The penalty itself: what is descended beside the loss. */
export function penaltyOf(parameters: Float64Array, shape: Shape, { l1, l2 }: Penalty): number {
  let sizes = 0;
  let squares = 0;
  for (const { weightsAt, biasesAt } of shape.layers) {
    for (let i = weightsAt; i < biasesAt; i++) {
      sizes += Math.abs(parameters[i]!);
      squares += parameters[i]! * parameters[i]!;
    }
  }
  return l1 * sizes + (l2 / 2) * squares;
}
