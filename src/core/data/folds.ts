import { Problem } from '../problem.ts';
import type { RandomState } from '../random/random-state.ts';
import type { Parts } from './split.ts';

/**
 * Rows 0 \u2026 rows-1 in k parts, each of them once the test part and the others the training part, both
 * ascending: scikit-learn's `KFold(k, shuffle, random_state)`. The first `rows % k` test parts are one larger.
 * @throws Problem when there are fewer rows than folds
 */
export function kFold(rows: number, k: number, random: RandomState | undefined): Parts[] {
  if (!Number.isInteger(k) || k < 2 || k > rows) {
    throw new Problem(
      'recipe',
      `${k} folds of ${rows} rows are not possible; allowed: a whole number from 2 to ${rows}`,
      'Ask for another number of folds.',
    );
  }
  const order = random?.permutation(rows) ?? Int32Array.from({ length: rows }, (_, i) => i);
  const foldOf = new Int32Array(rows);
  for (let i = 0, fold = 0, end = 0; fold < k; fold++) {
    end += Math.floor(rows / k) + (fold < rows % k ? 1 : 0);
    for (; i < end; i++) foldOf[order[i]!] = fold;
  }
  const all = Int32Array.from({ length: rows }, (_, i) => i);
  return Array.from({ length: k }, (_, fold) => ({
    train: all.filter((row) => foldOf[row] !== fold),
    validation: new Int32Array(0),
    test: all.filter((row) => foldOf[row] === fold),
  }));
}
