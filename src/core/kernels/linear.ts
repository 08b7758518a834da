/**
 * One pass of a linear model over some rows: adds Σ e·x to `gradient` and returns Σ e², where
 * e = x·parameters - y. The hot loop of linear training: nothing is allocated, and four rows go together
 * so that the parameters are read once for all four.
 *
 * The target is taken off last, as NumPy does, so that errors near zero have the most digits in common.
 *
 * Rows are taken as order[from … to), or from … to-1 without an order. Sums run in the order of the rows,
 * so a pass cut into pieces at multiples of four rows gives the same bits as the whole.
 * @param x rows x width, row-major
 */
export function linearPass(
  x: Float64Array,
  y: Float64Array,
  width: number,
  order: Int32Array | undefined,
  from: number,
  to: number,
  parameters: Float64Array,
  gradient: Float64Array,
): number {
  let squares = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const r0 = order ? order[i]! : i;
    const r1 = order ? order[i + 1]! : i + 1;
    const r2 = order ? order[i + 2]! : i + 2;
    const r3 = order ? order[i + 3]! : i + 3;
    const x0 = r0 * width;
    const x1 = r1 * width;
    const x2 = r2 * width;
    const x3 = r3 * width;
    let e0 = 0;
    let e1 = 0;
    let e2 = 0;
    let e3 = 0;
    for (let j = 0; j < width; j++) {
      const p = parameters[j]!;
      e0 += x[x0 + j]! * p;
      e1 += x[x1 + j]! * p;
      e2 += x[x2 + j]! * p;
      e3 += x[x3 + j]! * p;
    }
    e0 -= y[r0]!;
    e1 -= y[r1]!;
    e2 -= y[r2]!;
    e3 -= y[r3]!;
    for (let j = 0; j < width; j++) {
      gradient[j]! += e0 * x[x0 + j]! + e1 * x[x1 + j]! + (e2 * x[x2 + j]! + e3 * x[x3 + j]!);
    }
    squares += e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3);
  }
  for (; i < to; i++) {
    const row = order ? order[i]! : i;
    const at = row * width;
    let e = 0;
    for (let j = 0; j < width; j++) e += x[at + j]! * parameters[j]!;
    e -= y[row]!;
    for (let j = 0; j < width; j++) gradient[j]! += e * x[at + j]!;
    squares += e * e;
  }
  return squares;
}

/** The predictions of rows from … to-1 in scaled units, into `out` at the same places. */
export function linearForward(
  x: Float64Array,
  width: number,
  from: number,
  to: number,
  parameters: Float64Array,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const at = i * width;
    let z = 0;
    for (let j = 0; j < width; j++) z += x[at + j]! * parameters[j]!;
    out[i] = z;
  }
}
