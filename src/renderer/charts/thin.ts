import type { Outline } from './outline.ts';

/** Points that a line may have: more cannot be told apart on a screen and make drawing slow. */
export const MOST_POINTS = 2000;

export interface ThinOptions {
  readonly limit?: number;
  /** The places to look at: from … to-1. */
  readonly from?: number;
  readonly to?: number;
  /** Values that are not greater are left out: 0 for a logarithmic axis. */
  readonly above?: number;
  /** Of these values: long stretches are then thinned without looking at each of them. */
  readonly outline?: Outline | undefined;
}

/**
 * The places of at most `limit` values that draw as all of them would: the first, the last, and the least
 * and the greatest of every bucket between, in their order. What is not a number is left out.
 */
export function thin(values: ArrayLike<number>, options: ThinOptions = {}): number[] {
  const { limit = MOST_POINTS, above = Number.NEGATIVE_INFINITY } = options;
  let from = Math.max(0, options.from ?? 0);
  let to = Math.min(values.length, options.to ?? values.length);
  // Written so that NaN is left out too.
  while (from < to && !(values[from]! > above)) from++;
  while (to > from && !(values[to - 1]! > above)) to--;

  const places: number[] = [];
  if (to - from <= limit) {
    for (let i = from; i < to; i++) if (values[i]! > above) places.push(i);
    return places;
  }
  places.push(from);
  const pick = (start: number, end: number) => {
    const [least, greatest] = scanned(values, start, end, above);
    add(places, least, greatest);
  };
  const buckets = Math.max(0, Math.floor((limit - 2) / 2));
  const size = options.outline?.blockFor(to - from, buckets - 2) ?? 1;
  if (options.outline && buckets > 4 && size > 16 && (above === 0 || above === Number.NEGATIVE_INFINITY)) {
    // Blocks stand still while the list grows, so the line does not flicker either.
    const first = Math.ceil((from + 1) / size);
    const last = Math.floor((to - 1) / size);
    pick(from + 1, first * size);
    for (let block = first; block < last; block++) {
      add(places, ...options.outline.extremes(size, block, above === 0));
    }
    pick(last * size, to - 1);
  } else {
    const inner = to - from - 2;
    for (let bucket = 0; bucket < buckets; bucket++) {
      pick(
        from + 1 + Math.floor((bucket * inner) / buckets),
        from + 1 + Math.floor(((bucket + 1) * inner) / buckets),
      );
    }
  }
  places.push(to - 1);
  return places;
}

/** The places of the least and the greatest of start … end-1 above a bound; -1 where there are none. */
function scanned(
  values: ArrayLike<number>,
  start: number,
  end: number,
  above: number,
): readonly [number, number] {
  let least = -1;
  let greatest = -1;
  let min = Number.POSITIVE_INFINITY;
  let max = above;
  for (let i = start; i < end; i++) {
    const value = values[i]!;
    if (value > max) {
      max = value;
      greatest = i;
    }
    if (value < min && value > above) {
      min = value;
      least = i;
    }
  }
  // Infinity alone is no minimum of its bucket.
  return [least < 0 ? greatest : least, greatest];
}

function add(places: number[], least: number, greatest: number): void {
  if (greatest < 0) return;
  places.push(Math.min(least, greatest));
  if (least !== greatest) places.push(Math.max(least, greatest));
}
