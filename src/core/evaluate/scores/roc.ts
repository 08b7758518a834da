import { sortInSteps } from './sort-in-steps.ts';

/**
 * The receiver operating characteristic of two classes: at each threshold the share of the first class that is
 * taken for the second (false positives), and the share of the second class that is found (true positives).
 */
export interface RocCurve {
  readonly falsePositive: Float64Array;
  readonly truePositive: Float64Array;
  /** Falling; a row counts as the second class from here on up. The first is Infinity: the point (0, 0). */
  readonly thresholds: Float64Array;
  /** The area under the curve of all thresholds. */
  readonly auc: number;
}

/** The scores of the rows of each class, ascending. */
interface Scores {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** Thresholds looked at between two yields. */
const STEP = 2 ** 14;

/**
 * The area under the curve: how often a row of the second class scores higher than one of the first, ties counted
 * half (Hanley and McNeil 1982). The pairs are counted in whole numbers, so nothing is rounded before the end.
 * @param actual 1 for the second class, 0 for the first
 * @returns null when only one class is there; NaN when a score is NaN
 */
export function* rocAuc(
  actual: ArrayLike<number>,
  scores: ArrayLike<number>,
): Generator<void, number | null> {
  const sorted = yield* sortByClass(actual, scores);
  if (sorted === null || typeof sorted === 'number') return sorted;
  return yield* areaUnder(sorted);
}

/**
 * The curve as scikit-learn's `roc_curve` gives it, without the thresholds that lie on a straight line between
 * others.
 * @param apart leaves out the thresholds at which neither share has moved as far as this since the last one,
 * for drawing millions of rows; 0 keeps them all
 * @returns null when only one class is there, or a score is NaN
 */
export function* rocCurve(
  actual: ArrayLike<number>,
  scores: ArrayLike<number>,
  apart = 0,
): Generator<void, RocCurve | null> {
  const sorted = yield* sortByClass(actual, scores);
  if (sorted === null || typeof sorted === 'number') return null;
  const auc = yield* areaUnder(sorted);
  const { positives, negatives } = sorted;
  const found = [0];
  const mistaken = [0];
  const thresholds = [Number.POSITIVE_INFINITY];
  let positive = positives.length;
  let negative = negatives.length;
  while (positive > 0 || negative > 0) {
    const threshold = Math.max(
      positive > 0 ? positives[positive - 1]! : Number.NEGATIVE_INFINITY,
      negative > 0 ? negatives[negative - 1]! : Number.NEGATIVE_INFINITY,
    );
    while (positive > 0 && positives[positive - 1] === threshold) positive--;
    while (negative > 0 && negatives[negative - 1] === threshold) negative--;
    found.push(positives.length - positive);
    mistaken.push(negatives.length - negative);
    thresholds.push(threshold);
    if (thresholds.length % STEP === 0) yield;
  }
  const kept = yield* cornersOf(mistaken, found, apart * negatives.length, apart * positives.length);
  return {
    falsePositive: Float64Array.from(kept, (at) => mistaken[at]! / negatives.length),
    truePositive: Float64Array.from(kept, (at) => found[at]! / positives.length),
    thresholds: Float64Array.from(kept, (at) => thresholds[at]!),
    auc,
  };
}

/** The places of (0, 0), the first threshold, the last, and those between at which the curve turns. */
function* cornersOf(
  x: readonly number[],
  y: readonly number[],
  apartX: number,
  apartY: number,
): Generator<void, number[]> {
  const kept = [0];
  const last = x.length - 1;
  for (let at = 1; at <= last; at++) {
    if (at % STEP === 0) yield;
    const isEnd = at === 1 || at === last;
    const turns =
      isEnd || x[at + 1]! - x[at]! !== x[at]! - x[at - 1]! || y[at + 1]! - y[at]! !== y[at]! - y[at - 1]!;
    const before = kept.at(-1)!;
    const isNear = x[at]! - x[before]! < apartX && y[at]! - y[before]! < apartY;
    if (turns && (isEnd || !isNear)) kept.push(at);
  }
  return kept;
}

/** @returns null when a class is missing, NaN when a score is */
function* sortByClass(
  actual: ArrayLike<number>,
  scores: ArrayLike<number>,
): Generator<void, Scores | null | number> {
  const positives = new Float64Array(scores.length);
  const negatives = new Float64Array(scores.length);
  let positive = 0;
  let negative = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (Number.isNaN(score)) return Number.NaN;
    if (actual[i] === 1) positives[positive++] = score;
    else negatives[negative++] = score;
    if (i % STEP === 0) yield;
  }
  if (positive === 0 || negative === 0) return null;
  return {
    positives: yield* sortInSteps(positives.subarray(0, positive)),
    negatives: yield* sortInSteps(negatives.subarray(0, negative)),
  };
}

function* areaUnder({ positives, negatives }: Scores): Generator<void, number> {
  let below = 0;
  let upTo = 0;
  let halves = 0;
  for (let i = 0; i < positives.length; i++) {
    const score = positives[i]!;
    while (below < negatives.length && negatives[below]! < score) below++;
    while (upTo < negatives.length && negatives[upTo]! <= score) upTo++;
    halves += below + upTo;
    if (i % STEP === 0) yield;
  }
  return halves / (2 * positives.length * negatives.length);
}
