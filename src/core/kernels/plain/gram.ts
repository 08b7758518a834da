export function gram(
  x: Float64Array,
  y: Float64Array,
  width: number,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const size = width + 1;
  const value = (row: number, j: number) => (j < width ? x[row * width + j]! : y[row]!);
  for (let a = 0; a < size; a++) {
    for (let b = a; b < size; b++) {
      let sum = into[a * size + b]!;
      let i = from;
      for (; i + 3 < to; i += 4) {
        sum +=
          value(i, a) * value(i, b) +
          value(i + 1, a) * value(i + 1, b) +
          (value(i + 2, a) * value(i + 2, b) + value(i + 3, a) * value(i + 3, b));
      }
      for (; i < to; i++) sum += value(i, a) * value(i, b);
      into[a * size + b] = sum;
      into[b * size + a] = sum;
    }
  }
}

/** With q = (parameters, -1): gram·q is Σ e·x and, last, Σ e·y; so Σ e² = parameters·Σ e·x - Σ e·y. */
export function gramSteps(
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
): number {
  const size = width + 1;
  const scale = slope / rows;
  for (let made = 0; made < updates; made++) {
    let squares = 0;
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += gram[k * size + j]! * parameters[k]!;
      sum -= gram[width * size + j]!;
      if (j < width) {
        gradient[j] = sum * scale;
        squares += parameters[j]! * sum;
      } else squares -= sum;
    }
    const loss = squares / rows;
    losses[made] = loss;
    if (!Number.isFinite(loss) || loss < floor) return made;
    for (let j = 0; j < width; j++) parameters[j]! -= rate * gradient[j]!;
  }
  return updates;
}
