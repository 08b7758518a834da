import type { Target } from '../data/features.ts';
import { type ClassificationMetrics, isClassification, type Metrics, type PartMetrics } from './metrics.ts';
import { percent, shortNumber } from './short-number.ts';

/** Above this share of the baseline's error on the training rows, the bias is high: more is missed than learned. */
const HIGH_BIAS = 0.5;
/** The variance is high where other rows have so many times the training error … */
const HIGH_VARIANCE_RATIO = 1.5;
/** … and that is at least so much of the baseline's error, … */
const HIGH_VARIANCE_GAP = 0.05;
/** … and, where rows were counted, it is more than so many standard errors, so that chance is an unlikely reason. */
const CHANCE = 2;

export type FitVerdict =
  | 'fits'
  | 'underfits'
  | 'overfits'
  | 'underfitsAndOverfits'
  /** No rows but the training rows were measured. */
  | 'untested'
  /** The target is the same in every training row. */
  | 'constant';

/** Whether a model fits, told by its errors on rows that it learned from and rows that it did not. */
export interface FitReport {
  readonly verdict: FitVerdict;
  readonly sentence: string;
  /** What that is concluded from, with the numbers: one line a part. */
  readonly why: readonly string[];
  /** What usually helps. */
  readonly advice: string;
  /**
   * The error as a share of the baseline's, by part. The error is the mean square for numbers, and the share of wrong
   * rows for classes; the baseline always predicts the mean, or the most frequent class, of the training rows.
   */
  readonly shares: { readonly train: number; readonly validation?: number; readonly test?: number };
}

const verdicts: Record<FitVerdict, { sentence: string; advice: string }> = {
  fits: {
    sentence: 'It fits: rows that it never saw are predicted about as well as those that it learned from.',
    advice: 'Nothing needs to be done; a smaller model may do as well.',
  },
  underfits: {
    sentence: 'It under-fits: it misses much even on the rows that it learned from.',
    advice:
      'Train longer or with a higher learning rate, or give it more units, more features or less penalty.',
  },
  overfits: {
    sentence: 'It over-fits: it knows the rows that it learned from much better than others.',
    advice: 'Give it more rows, a penalty, fewer units or features, or stop early.',
  },
  underfitsAndOverfits: {
    sentence:
      'It under-fits and over-fits: it misses much on the rows that it learned from, and more on others.',
    advice: 'See whether both are rows of the same kind (a shuffled split helps), then train longer.',
  },
  untested: {
    sentence: 'It fits the rows that it learned from; whether it over-fits, only other rows can tell.',
    advice: 'Keep some rows for validation or testing.',
  },
  constant: {
    sentence: 'There is nothing to fit: the target is the same in every training row.',
    advice: 'Choose another target, or other rows for training.',
  },
};

const heldOut = [
  ['validation', 'Validation rows'],
  ['test', 'Test rows'],
] as const;

/** @param metrics of a trained model, all finite */
export function reportFit(metrics: PartMetrics, target: Target): FitReport {
  const scale = scaleOf(metrics.train, target);
  if (scale.baseline === 0) {
    const { sentence, advice } = verdicts.constant;
    return { verdict: 'constant', sentence, why: [], advice, shares: { train: 0 } };
  }
  const train = scale.error(metrics.train) / scale.baseline;
  const highBias = train > HIGH_BIAS;
  const why = [
    `Training rows: ${scale.say(metrics.train)}; ${scale.baselineText}. ${percent(train)} of that error is left: ${highBias ? 'high' : 'low'} bias.`,
  ];
  const shares: { train: number; validation?: number; test?: number } = { train };
  let highVariance = false;
  for (const [part, label] of heldOut) {
    const measured = metrics[part];
    if (!measured) continue;
    const share = scale.error(measured) / scale.baseline;
    shares[part] = share;
    const isWorse = share > HIGH_VARIANCE_RATIO * train && share - train > HIGH_VARIANCE_GAP;
    const isChance = isWorse && mayBeChance(metrics.train, measured);
    if (isWorse && !isChance) highVariance = true;
    const meaning = isChance
      ? 'worse, but on so few rows that may be chance'
      : `${isWorse ? 'high' : 'low'} variance`;
    why.push(
      `${label}: ${scale.say(measured)}. ${percent(share)} of the baseline error is left: ${meaning}.`,
    );
    if (share > 1) why.push(`That is worse than ${scale.baselineName} on these rows.`);
  }
  const verdict = verdictOf(
    highBias,
    highVariance,
    metrics.validation !== undefined || metrics.test !== undefined,
  );
  return { verdict, ...verdicts[verdict], why, shares };
}

function verdictOf(highBias: boolean, highVariance: boolean, isTested: boolean): FitVerdict {
  if (highBias) return highVariance ? 'underfitsAndOverfits' : 'underfits';
  if (highVariance) return 'overfits';
  return isTested ? 'fits' : 'untested';
}

/** How the error of a kind of target is measured and told. */
interface ErrorScale {
  readonly baseline: number;
  readonly baselineName: string;
  readonly baselineText: string;
  readonly error: (metrics: Metrics) => number;
  readonly say: (metrics: Metrics) => string;
}

function scaleOf(train: Metrics, target: Target): ErrorScale {
  if (target.kind === 'classes') {
    const counts = isClassification(train) ? train.confusion.map(total) : [];
    const baseline = 1 - Math.max(...counts) / total(counts);
    return {
      baseline,
      baselineName: 'always the most frequent class',
      baselineText: `always the most frequent class would be wrong in ${percent(baseline)}`,
      error: wrongShare,
      say: (metrics) => `wrong in ${percent(wrongShare(metrics))}`,
    };
  }
  const { columns } = target;
  // By the values themselves: the deviation of a constant column may be off by a rounding.
  const spread = columns.map(({ min, max, std }) => (min === max ? 0 : std * std));
  const baseline = total(spread) / columns.length;
  const [only] = columns;
  const unit = columns.length === 1 && only!.unit ? ` ${only!.unit}` : '';
  return {
    baseline,
    baselineName: 'always the mean of the training rows',
    baselineText: `always the mean would miss by ${shortNumber(Math.sqrt(baseline))}${unit}`,
    error: meanSquare,
    say: (metrics) => `misses by ${shortNumber(Math.sqrt(meanSquare(metrics)))}${unit} (RMSE)`,
  };
}

function meanSquare(metrics: Metrics): number {
  return isClassification(metrics) ? Number.NaN : metrics.mse;
}

function wrongShare(metrics: Metrics): number {
  return isClassification(metrics) ? 1 - metrics.accuracy : Number.NaN;
}

/**
 * Whether two shares of wrong rows differ by no more than chance: the interval of Agresti and Caffo (2000), which counts
 * one right and one wrong row more on each side, so that it holds for few rows too.
 */
function mayBeChance(train: Metrics, other: Metrics): boolean {
  if (!isClassification(train) || !isClassification(other)) return false;
  const [a, b] = [rowsOf(train) + 2, rowsOf(other) + 2];
  const seen = (wrongShare(train) * (a - 2) + 1) / a;
  const unseen = (wrongShare(other) * (b - 2) + 1) / b;
  return unseen - seen <= CHANCE * Math.sqrt((seen * (1 - seen)) / a + (unseen * (1 - unseen)) / b);
}

function rowsOf({ confusion }: ClassificationMetrics): number {
  return total(confusion.map(total));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
