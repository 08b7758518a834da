import { rowsPerStep } from '../rows-per-step.ts';

/**
 * The median, the mean of the middle two where their number is even; NaN of none. The values are put into
 * another order. Yields now and then.
 */
export function* median(values: Float64Array): Generator<void, number> {
  if (values.length === 0) return Number.NaN;
  const middle = Math.floor(values.length / 2);
  yield* select(values, middle);
  const upper = values[middle]!;
  if (values.length % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) lower = Math.max(lower, values[i]!);
  return (lower + upper) / 2;
}

/**
 * Orders the values so that the one at `place` is where sorting would put it, none before it is greater and
 * none behind it less (Hoare's quickselect, the pivot the middle one of three). Takes linear time unless the
 * values are arranged against it.
 */
function* select(values: Float64Array, place: number): Generator<void, void> {
  const step = rowsPerStep(1);
  let low = 0;
  let high = values.length - 1;
  let work = 0;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    work += high - low;
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return;
    if (work < step) continue;
    work = 0;
    yield;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
