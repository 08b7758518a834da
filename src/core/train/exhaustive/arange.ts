import { Problem } from '../../problem.ts';

/** A model file holds every loss of its run, so no grid can have more points. */
const MOST_VALUES = 10_000_000;

/**
 * How many values `arange` has: 0 where the step does not lead from the first towards the second, and
 * infinitely many where it is 0.
 */
export function arangeLength(from: number, to: number, step: number): number {
  return Math.max(0, Math.ceil((to - from) / step));
}

/**
 * NumPy's `arange(from, to, step)`, to the bit: `to` itself is left out. Like NumPy's, the first two values are
 * computed and the others follow from their distance, which is not always the step: that is why
 * arange(-2, 2, 0.1) has 1.500000000000003.
 * @throws Problem when there would be no end of them
 */
export function arange(from: number, to: number, step: number): Float64Array {
  const length = arangeLength(from, to, step);
  if (!(length <= MOST_VALUES)) throw tooMany([from, to, step], length);
  const values = new Float64Array(length);
  const second = from + step;
  const distance = second - from;
  // Where there is no such place nothing is written.
  values[0] = from;
  values[1] = second;
  for (let i = 2; i < length; i++) values[i] = from + i * distance;
  return values;
}

function tooMany(range: readonly number[], length: number): Problem {
  const path = 'optimizer.grid';
  const message = `[${range.join(', ')}] holds ${length} values; allowed: at most ${MOST_VALUES}`;
  return new Problem('recipe', `${path}: ${message}`, 'Take larger steps, or a shorter range.', [
    { path, message },
  ]);
}
