import { rowsPerStep } from '../../data/rows-per-step.ts';
import { log } from '../../random/log.ts';
import { rocAuc } from './roc.ts';

/** How well a classification does on some rows; `loss` is as it was trained. */
export interface ClassificationMetrics {
  readonly loss: number;
  /** The share of rows whose class is predicted. */
  readonly accuracy: number;
  /** The mean of -log p, p being the probability given to a row's own class. */
  readonly logLoss: number;
  /** Of two classes: the area under the ROC curve; null when the rows are all of one class. */
  readonly rocAuc?: number | null | undefined;
  /** Rows counted by their class and the one predicted: `confusion[true][predicted]`. */
  readonly confusion: readonly (readonly number[])[];
}

/** Probabilities are kept this far from 0 and 1, as scikit-learn does, so that a sure mistake costs 36 and not infinity. */
const CLIP = 2 ** -52;

/** What a logarithm costs beside reading a probability. */
const LOG = 32;

/**
 * The class that a row's probabilities speak for: the likeliest, the first of equals. One probability is that of
 * the second of two classes, which it has to have by more than one half.
 * @param at the place of the row's first probability
 */
export function predictedClass(probabilities: ArrayLike<number>, at: number, columns: number): number {
  if (columns === 1) return probabilities[at]! > 0.5 ? 1 : 0;
  let best = 0;
  for (let j = 1; j < columns; j++) {
    if (probabilities[at + j]! > probabilities[at + best]!) best = j;
  }
  return best;
}

/**
 * @param probabilities rows x columns: one a class, or a single column for the second of two
 * @param actual each row's class by its place, 0 … classes-1; at least one row
 * @param loss as it was trained, handed on
 */
export function* measureClasses(
  probabilities: Float64Array,
  columns: number,
  actual: ArrayLike<number>,
  classes: number,
  loss: number,
): Generator<void, ClassificationMetrics> {
  const rows = actual.length;
  const step = rowsPerStep(columns + LOG);
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  // Of two classes: the probability of the second.
  const second = new Float64Array(classes === 2 ? rows : 0);
  let surprise = 0;
  let right = 0;
  for (let from = 0; from < rows; from += step) {
    for (let row = from; row < Math.min(rows, from + step); row++) {
      const at = row * columns;
      const own = actual[row]!;
      const predicted = predictedClass(probabilities, at, columns);
      confusion[own]![predicted]!++;
      if (predicted === own) right++;
      if (classes === 2) second[row] = probabilities[at + columns - 1]!;
      surprise -= clippedLog(columns > 1 ? probabilities[at + own]! : ofTwo(probabilities[at]!, own));
    }
    yield;
  }
  const metrics = { loss, accuracy: right / rows, logLoss: surprise / rows, confusion };
  return classes !== 2 ? metrics : { ...metrics, rocAuc: yield* rocAuc(actual, second) };
}

/** The probability of either of two classes, given that of the second. */
function ofTwo(second: number, own: number): number {
  return own === 1 ? second : 1 - second;
}

function clippedLog(probability: number): number {
  if (Number.isNaN(probability)) return Number.NaN;
  return log(Math.min(1 - CLIP, Math.max(CLIP, probability)));
}
