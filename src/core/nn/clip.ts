/**
 * Shortens a gradient whose length (the root of the sum of its squares) is above `most` to that length: PyTorch's
 * `clip_grad_norm_`, whose 1e-6 keeps a gradient of zero from being divided by zero.
 */
export function clipGradient(gradient: Float64Array, most: number): void {
  let squares = 0;
  for (let i = 0; i < gradient.length; i++) squares += gradient[i]! * gradient[i]!;
  const factor = most / (Math.sqrt(squares) + 1e-6);
  if (factor >= 1) return;
  for (let i = 0; i < gradient.length; i++) gradient[i]! *= factor;
}
