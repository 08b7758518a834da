/** Numbers between two looks at the clock: well under a millisecond of work. */
const NUMBERS = 2 ** 18;

/**
 * How many rows of this many numbers a generator works through before it yields, however wide the table
 * is. A multiple of four, as `linearPass` asks.
 */
export function rowsPerStep(width: number): number {
  return Math.max(4, Math.floor(NUMBERS / Math.max(1, width) / 4) * 4);
}
