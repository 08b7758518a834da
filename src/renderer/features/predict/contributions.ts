/** What one feature adds to the prediction. */
export interface Contribution {
  readonly name: string;
  readonly added: number;
}

/**
 * What each feature adds, the largest first whatever its sign.
 * @param most that are told one by one; the smaller ones come as their sum
 */
export function largestFirst(
  names: readonly string[],
  added: readonly number[],
  most: number,
): {
  readonly told: readonly Contribution[];
  readonly others: { readonly count: number; readonly added: number };
} {
  const all = names.map((name, i): Contribution => ({ name, added: added[i]! }));
  all.sort((a, b) => Math.abs(b.added) - Math.abs(a.added));
  const others = all.slice(most);
  return {
    told: all.slice(0, most),
    others: { count: others.length, added: others.reduce((sum, one) => sum + one.added, 0) },
  };
}
