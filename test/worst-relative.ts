/** The greatest difference of two lists, relative to the greater of each pair. */
export function worstRelative(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < found.length; i++) {
    const scale = Math.max(Math.abs(found[i]!), Math.abs(expected[i]!));
    // Math.max hands NaN on, so a NaN never passes for zero.
    const difference = scale === 0 ? 0 : Math.abs(found[i]! - expected[i]!) / scale;
    worst = Math.max(worst, difference);
  }
  return worst;
}
