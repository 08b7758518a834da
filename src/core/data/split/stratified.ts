import { Problem, quote } from '../../problem.ts';
import type { RandomState } from '../../random/random-state.ts';
import type { Category } from '../features.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import {
  fileOrder,
  type PartSizes,
  type Parts,
  partSizes,
  type ShareSplit,
  shuffleInSteps,
} from '../split.ts';

/** The class of each row, by its place among the classes. */
export interface RowClasses {
  /** The target's name. */
  readonly name: string;
  readonly classes: readonly Category[];
  readonly ofRow: Int32Array;
}

/**
 * Splits rows 0 … rows-1 so that the classes keep their shares in every part, as exactly as whole rows allow. The parts
 * are, to the row and its place, scikit-learn's
 * - `train_test_split(rows, train_size, test_size, stratify=y, random_state=seed)` where one part is held out, be it test
 *   or validation,
 * - that one called twice where both are, as its users do it: first the test part is held out of all rows, then the
 *   validation part out of the rest, by the same generator (`rng = RandomState(seed)`), which goes on.
 *
 * Yields now and then.
 * @throws Problem naming a class with fewer rows than there are parts, or a part with fewer rows than classes
 */
export function* splitStratified(
  target: RowClasses,
  rule: ShareSplit,
  random: RandomState,
): Generator<void, Parts> {
  const rows = target.ofRow.length;
  const sizes = partSizes(rows, rule);
  refuseSmall(target, sizes);
  const { train, validation, test } = sizes;
  const all = yield* fileOrder(rows);
  const none = new Int32Array(0);
  if (validation === 0 || test === 0) {
    const [taken, held] = yield* drawTwo(target, all, train, validation + test, random);
    return test === 0
      ? { train: taken, validation: held, test: none }
      : { train: taken, validation: none, test: held };
  }
  const [rest, tested] = yield* drawTwo(target, all, train + validation, test, random);
  const [taken, watched] = yield* drawTwo(target, rest, train, validation, random);
  return { train: taken, validation: watched, test: tested };
}

/**
 * Two lists of so many of these rows, each class with its share in both, both shuffled: one step of scikit-learn's
 * StratifiedShuffleSplit. Its draws: ties in how many of each class the first list gets, the same for the second, then
 * class by class a permutation of its rows, then the order of each list.
 */
function* drawTwo(
  { classes, ofRow }: RowClasses,
  rows: Int32Array,
  first: number,
  second: number,
  random: RandomState,
): Generator<void, [Int32Array, Int32Array]> {
  // Classes that have no row here draw nothing.
  const members = (yield* rowsByClass(ofRow, rows, classes.length)).filter(({ length }) => length > 0);
  const counts = members.map(({ length }) => length);
  const ofFirst = likeliestCounts(counts, first, random);
  const ofSecond = likeliestCounts(
    counts.map((count, k) => count - ofFirst[k]!),
    second,
    random,
  );
  const lists: [Int32Array, Int32Array] = [new Int32Array(first), new Int32Array(second)];
  let [inFirst, inSecond] = [0, 0];
  for (const [k, own] of members.entries()) {
    // Shuffling the rows themselves is taking them by a permutation.
    yield* shuffleInSteps(own, random);
    const [a, b] = [ofFirst[k]!, ofSecond[k]!];
    lists[0].set(own.subarray(0, a), inFirst);
    lists[1].set(own.subarray(a, a + b), inSecond);
    inFirst += a;
    inSecond += b;
  }
  yield* shuffleInSteps(lists[0], random);
  yield* shuffleInSteps(lists[1], random);
  return lists;
}

/** The rows of each class, in the order in which they come. */
function* rowsByClass(ofRow: Int32Array, rows: Int32Array, classes: number): Generator<void, Int32Array[]> {
  const counts = new Int32Array(classes);
  for (const row of rows) counts[ofRow[row]!]!++;
  const members = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(classes);
  const step = rowsPerStep(2);
  for (let from = 0; from < rows.length; from += step) {
    for (let i = from; i < Math.min(rows.length, from + step); i++) {
      const row = rows[i]!;
      const k = ofRow[row]!;
      members[k]![filled[k]!++] = row;
    }
    yield;
  }
  return members;
}

/**
 * How many of each class come among `draws` rows drawn from these classes, about the likeliest outcome: each gets its
 * share rounded down, and the rows that are left go to the classes that lost most by that, equal ones drawn by lot.
 * @param counts rows of each class
 */
export function likeliestCounts(counts: readonly number[], draws: number, random: RandomState): number[] {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (draws === 0) return counts.map(() => 0);
  const shares = counts.map((count) => (count / rows) * draws);
  const taken = shares.map(Math.floor);
  let left = draws - taken.reduce((sum, count) => sum + count, 0);
  const lost = shares.map((share, k) => share - taken[k]!);
  for (const most of [...new Set(lost)].sort((a, b) => b - a)) {
    if (left === 0) break;
    const equal = lost.flatMap((loss, k) => (loss === most ? [k] : []));
    // `choice(equal, size, replace=False)`: the first ones of a permutation, drawn even where all are taken.
    const lot = random.permutation(equal.length);
    const chosen = lot.subarray(0, left);
    for (const at of chosen) taken[equal[at]!]!++;
    left -= chosen.length;
  }
  return taken;
}

function refuseSmall({ name, classes, ofRow }: RowClasses, sizes: PartSizes): void {
  const used = (['train', 'validation', 'test'] as const).filter((part) => sizes[part] > 0);
  const counts = new Int32Array(classes.length);
  for (const k of ofRow) counts[k]!++;
  const rare = counts.findIndex((count) => count < used.length);
  if (rare >= 0) {
    const rows = counts[rare] === 1 ? '1 row' : `${counts[rare]} rows`;
    const message = `the class ${quote(classes[rare])} of ${name} has ${rows}, too few for the ${used.length} parts ${used.join(', ')}`;
    throw new Problem(
      'data',
      `split.order: ${message}`,
      "Leave such rows out, open a data set with more of them, or choose split.order 'shuffled'.",
      [{ path: 'split.order', message }],
    );
  }
  const small = used.find((part) => sizes[part] < classes.length);
  if (small === undefined) return;
  const rows = sizes[small] === 1 ? '1 row' : `${sizes[small]} rows`;
  const message = `its part gets ${rows}, fewer than the ${classes.length} classes of ${name}, which order 'stratified' puts into every part`;
  throw new Problem(
    'data',
    `split.${small}: ${message}`,
    "Give that part a larger share, or choose split.order 'shuffled'.",
    [{ path: `split.${small}`, message }],
  );
}
