/**
 * The places to tell one by one: all of few classes in their order, of many the likeliest first.
 * @param most that are told; the others come as their sum
 */
export function likeliest(
  probabilities: Float64Array,
  most: number,
): {
  readonly told: readonly number[];
  readonly others: { readonly count: number; readonly probability: number };
} {
  const places = Array.from(probabilities, (_, i) => i);
  if (places.length <= most) return { told: places, others: { count: 0, probability: 0 } };
  places.sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
  const rest = places.slice(most);
  return {
    told: places.slice(0, most),
    others: { count: rest.length, probability: rest.reduce((sum, i) => sum + probabilities[i]!, 0) },
  };
}
