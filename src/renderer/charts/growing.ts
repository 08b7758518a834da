import type { NumberList } from '../../core/train/number-list.ts';
import { Outline } from './outline.ts';
import { groupMeans, smooth } from './smooth.ts';

/*
 * What is derived from a list that grows while a run trains: only what is new is worked out, so that a
 * frame costs the same at the millionth iteration as at the first.
 */

interface Kept {
  buffer: Float64Array<ArrayBuffer>;
  length: number;
  /** Values of the list that it was derived from, and how many of the kept ones will not change any more. */
  seen: number;
  settled: number;
}

const kept = new WeakMap<NumberList, Map<string, Kept>>();

/** The list's values as they are now, without a copy; good until the list grows. */
export function valuesOf(list: NumberList): Float64Array {
  return list.view();
}

/** The moving mean of the whole list, as `smooth` gives it. */
export function smoothedOf(list: NumberList, window: number): Float64Array {
  if (window <= 1) return valuesOf(list);
  return derived(list, `smooth ${window}`, {
    from: (settled) => smooth(valuesOf(list), window, settled),
    // The means at the end change as their windows fill.
    settled: (length) => settledMeans(length, window),
  });
}

/** The means of groups of `size` values, the last of what is there. */
export function meansOf(list: NumberList, size: number): Float64Array {
  if (size <= 1) return valuesOf(list);
  return derived(list, `means ${size}`, {
    from: (settled) => groupMeans(valuesOf(list).subarray(settled * size), size),
    settled: (length) => Math.floor(length / size),
  });
}

function settledMeans(length: number, window: number): number {
  return Math.max(0, length - (window - 1) / 2);
}

interface Rule {
  /** All derived values from this place on. */
  readonly from: (settled: number) => Float64Array;
  /** How many derived values stay as they are when a list of this length grows. */
  readonly settled: (length: number) => number;
}

function derived(list: NumberList, key: string, rule: Rule): Float64Array {
  const ofList = kept.get(list) ?? new Map<string, Kept>();
  kept.set(list, ofList);
  const known = ofList.get(key) ?? { buffer: new Float64Array(0), length: 0, seen: 0, settled: 0 };
  ofList.set(key, known);
  if (known.seen < list.length) {
    append(known, rule.from(known.settled));
    known.seen = list.length;
    known.settled = rule.settled(list.length);
  }
  return known.buffer.subarray(0, known.length);
}

function append(to: Kept, values: Float64Array): void {
  const length = to.settled + values.length;
  if (length > to.buffer.length) {
    const larger = new Float64Array(Math.max(1024, length, to.buffer.length * 2));
    larger.set(to.buffer.subarray(0, to.settled));
    to.buffer = larger;
  }
  to.buffer.set(values, to.settled);
  to.length = length;
}

const outlines = new WeakMap<NumberList, Map<string, { outline: Outline; settled: number; seen: number }>>();

/** The outline of a list's values. */
export function outlineOf(list: NumberList): Outline {
  return outlined(list, 'values', valuesOf(list), list.length);
}

/** The outline of `smoothedOf`. */
export function smoothedOutlineOf(list: NumberList, window: number): Outline {
  if (window <= 1) return outlineOf(list);
  return outlined(list, `smooth ${window}`, smoothedOf(list, window), settledMeans(list.length, window));
}

/** The outline of `meansOf`. */
export function meansOutlineOf(list: NumberList, size: number): Outline {
  if (size <= 1) return outlineOf(list);
  return outlined(list, `means ${size}`, meansOf(list, size), Math.floor(list.length / size));
}

function outlined(list: NumberList, key: string, values: Float64Array, settled: number): Outline {
  const ofList = outlines.get(list) ?? new Map();
  outlines.set(list, ofList);
  const known = ofList.get(key) ?? { outline: new Outline(), settled: 0, seen: 0 };
  ofList.set(key, known);
  if (known.seen < list.length) {
    known.outline.grow(values, known.settled);
    known.settled = settled;
    known.seen = list.length;
  }
  return known.outline;
}

export interface Extremes {
  /** The place of the least value; -1 in an empty list. */
  leastAt: number;
  /** How many values a logarithmic axis cannot show. */
  notPositive: number;
}

const extremes = new WeakMap<NumberList, Extremes & { seen: number }>();

export function extremesOf(list: NumberList): Readonly<Extremes> {
  const known = extremes.get(list) ?? { leastAt: -1, notPositive: 0, seen: 0 };
  extremes.set(list, known);
  const values = valuesOf(list);
  for (; known.seen < values.length; known.seen++) {
    const value = values[known.seen]!;
    if (!(value > 0)) known.notPositive++;
    if (known.leastAt < 0 || value < values[known.leastAt]!) known.leastAt = known.seen;
  }
  return known;
}
