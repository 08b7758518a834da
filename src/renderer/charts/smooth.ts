/**
 * The centred moving mean over a window of `window` values (an odd number), for the places from … to-1;
 * at both ends over the values that are there. In O(n), and without ever subtracting: a running sum that
 * had held a spike of 1e300 would have lost every other value after it.
 */
export function smooth(
  values: ArrayLike<number>,
  window: number,
  from = 0,
  to = values.length,
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(Math.max(0, to - from));
  const half = Math.max(0, Math.floor((window - 1) / 2));
  if (half === 0) {
    for (let i = from; i < to; i++) out[i - from] = values[i]!;
    return out;
  }
  // Cut into blocks as long as the window, any window is the tail of one block and the head of the next:
  // with the sums of all tails and heads each mean is one addition.
  const width = 2 * half + 1;
  const first = Math.max(0, from - half);
  const last = Math.min(values.length, to + half);
  const length = last - first;
  const heads = new Float64Array(length);
  const tails = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const value = values[first + i]!;
    heads[i] = i % width === 0 ? value : heads[i - 1]! + value;
  }
  for (let i = length - 1; i >= 0; i--) {
    const value = values[first + i]!;
    tails[i] = i === length - 1 || (i + 1) % width === 0 ? value : tails[i + 1]! + value;
  }
  for (let i = from; i < to; i++) {
    const start = Math.max(first, i - half) - first;
    const end = Math.min(last - 1, i + half) - first;
    const mean = between(heads, tails, start, end, width) / (end - start + 1);
    // Where a run diverges a sum may be too large for a double though the mean is not.
    out[i - from] = Number.isFinite(mean) ? mean : dividedFirst(values, first + start, first + end);
  }
  return out;
}

/** The sum of start … end, no longer than a block; one cut short at an end of the data may lie in one block. */
function between(
  heads: Float64Array,
  tails: Float64Array,
  start: number,
  end: number,
  width: number,
): number {
  if (start % width === 0) return heads[end]!;
  if (Math.floor(start / width) === Math.floor(end / width)) return tails[start]!;
  return tails[start]! + heads[end]!;
}

function dividedFirst(values: ArrayLike<number>, start: number, end: number): number {
  let mean = 0;
  for (let i = start; i <= end; i++) mean += values[i]! / (end - start + 1);
  return mean;
}

/** The mean of each whole or begun group of `size` values. */
export function groupMeans(values: ArrayLike<number>, size: number): Float64Array<ArrayBuffer> {
  const groups = Math.ceil(values.length / size);
  const means = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    const start = group * size;
    const end = Math.min(values.length, start + size);
    let sum = 0;
    for (let i = start; i < end; i++) sum += values[i]!;
    const mean = sum / (end - start);
    means[group] = Number.isFinite(mean) ? mean : dividedFirst(values, start, end - 1);
  }
  return means;
}
