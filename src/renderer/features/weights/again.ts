/** More parameters than this are not looked at many times a second: each look would cost more than a frame. */
const MANY = 50_000;
/** A sorting waits at least this many times as long as the one before took: the rest is for the user. */
const REST = 20;

/** While a run trains: after how many milliseconds so many parameters are drawn again. */
export function drawnAgainAfter(parameters: number): number {
  // Digits that change more often cannot be read, and laying the table out again for each costs a frame.
  return parameters > MANY ? 1000 : 120;
}

/** While a run trains: after how many milliseconds its parameters are sorted again. @param took the last time */
export function sortedAgainAfter(took: number): number {
  return Math.max(2000, took * REST);
}
