import { withoutDenormals } from './steps.ts';

export function sgdRow(
  x: Float64Array,
  xAt: number,
  inputs: number,
  dz: Float64Array,
  units: number,
  bias: boolean,
  parameters: Float64Array,
  rate: number,
): void {
  for (let k = 0; k < inputs + (bias ? 1 : 0); k++) {
    const factor = k < inputs ? x[xAt + k]! : 1;
    if (factor === 0) continue;
    for (let u = 0; u < units; u++) parameters[k * units + u]! -= rate * (factor * dz[u]!);
  }
}

export function rmspropRow(
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
): void {
  const rest = 1 - alpha;
  for (let k = 0; k < inputs + (bias ? 1 : 0); k++) {
    const factor = k < inputs ? x[xAt + k]! : 1;
    for (let u = 0; u < units; u++) {
      const at = k * units + u;
      const delta = dz[u]!;
      squares[at] = alpha * withoutDenormals(squares[at]!);
      // Without a gradient the parameter stays: no root, no division.
      if (factor === 0 || delta === 0) continue;
      const g = factor * delta;
      squares[at]! += rest * (g * g);
      parameters[at]! -= (rate * g) / (Math.sqrt(squares[at]!) + eps);
    }
  }
}
