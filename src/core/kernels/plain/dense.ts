export function denseForward(
  x: Float64Array,
  xAt: number,
  xStride: number,
  rows: number,
  inputs: number,
  w: Float64Array,
  b: Float64Array | undefined,
  units: number,
  out: Float64Array,
): void {
  out.fill(0, 0, rows * units);
  product(x, xAt, xStride, 1, rows, inputs, w, units, out);
  if (b) for (let i = 0; i < rows * units; i++) out[i]! += b[i % units]!;
}

export function denseGradient(
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
): void {
  if (!accumulate) {
    gradientW.fill(0, 0, inputs * units);
    gradientB?.fill(0, 0, units);
  }
  product(x, xAt, 1, xStride, inputs, rows, dz, units, gradientW);
  if (gradientB) for (let i = 0; i < rows * units; i++) gradientB[i % units]! += dz[i]!;
}

export function denseBackward(
  dz: Float64Array,
  rows: number,
  inputs: number,
  w: Float64Array,
  units: number,
  dx: Float64Array,
  scratch: Float64Array,
): void {
  for (let k = 0; k < inputs; k++) {
    for (let u = 0; u < units; u++) scratch[u * inputs + k] = w[k * units + u]!;
  }
  dx.fill(0, 0, rows * inputs);
  product(dz, 0, units, 1, rows, units, scratch, inputs, dx);
}

/**
 * c += a·b. a is m x k, anywhere, `row` numbers from one row to the next and `step` from one column to the next (so
 * it may be read transposed); b is k x n and c m x n, without gaps.
 */
function product(
  a: Float64Array,
  aAt: number,
  row: number,
  step: number,
  m: number,
  k: number,
  b: Float64Array,
  n: number,
  c: Float64Array,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < k; j++) {
      const factor = a[aAt + i * row + j * step]!;
      if (factor === 0) continue;
      for (let u = 0; u < n; u++) c[i * n + u]! += factor * b[j * n + u]!;
    }
  }
}

export function gatherRows(
  x: Float64Array,
  width: number,
  order: Int32Array | undefined,
  from: number,
  to: number,
  out: Float64Array,
): void {
  let at = 0;
  for (let i = from; i < to; i++) {
    const row = (order ? order[i]! : i) * width;
    for (let j = 0; j < width; j++) out[at++] = x[row + j]!;
  }
}

export function addScaled(into: Float64Array, scale: number, values: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) into[i]! += scale * values[i]!;
}
