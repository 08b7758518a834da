/** Counts of numbers in bins of equal width: `counts[i]` from `edges[i]` up to, but not with, `edges[i + 1]`; the last bin has both. */
export interface Histogram {
  /** One more than the bins, rising. */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

/** Numbers between two yields. */
const STEP = 2 ** 16;

/**
 * The bins of `numpy.histogram`: from the least to the greatest number, or half of one to each side of a number that is
 * the only one. Numbers that are not finite are left out.
 */
export function* histogram(values: ArrayLike<number>, bins: number): Generator<void, Histogram> {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i % STEP === 0) yield;
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) [min, max] = [0, 1];
  else if (min === max) [min, max] = [min - 0.5, max + 0.5];
  const width = (max - min) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? max : i * width + min));
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i % STEP === 0) yield;
    if (!Number.isFinite(value)) continue;
    let bin = Math.min(bins - 1, Math.floor(((value - min) / (max - min)) * bins));
    // The division rounds; the edges decide.
    if (value < edges[bin]!) bin--;
    else if (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { edges, counts };
}
