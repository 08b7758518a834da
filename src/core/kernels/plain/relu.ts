/** A NaN stays one, so that a run that breaks is noticed. */
export function reluForward(z: Float64Array, out: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const value = z[i]!;
    out[i] = value < 0 ? 0 : value;
  }
}

export function reluBackward(out: Float64Array, d: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) if (out[i]! <= 0) d[i] = 0;
}
