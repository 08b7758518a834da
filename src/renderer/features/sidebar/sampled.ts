import type { NumberList } from '../../../core/train/number-list.ts';

const POINTS = 40;

/** Evenly spread items of a list that may be long, the first and the last among them. */
export function sampled(list: Pick<NumberList, 'length' | 'slice'>): number[] {
  const { length } = list;
  if (length <= POINTS) return Array.from(list.slice());
  return Array.from({ length: POINTS }, (_, i) => {
    const at = Math.round((i * (length - 1)) / (POINTS - 1));
    return list.slice(at, at + 1)[0]!;
  });
}
