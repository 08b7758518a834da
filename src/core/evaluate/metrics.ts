import type { Target } from '../data/features.ts';
import type { PreparedData } from '../data/prepare.ts';
import { type ClassificationMetrics, measureClasses } from './scores/classification.ts';
import { measureNumbers, type RegressionMetrics } from './scores/regression.ts';

export type { ClassificationMetrics } from './scores/classification.ts';
export type { RegressionMetrics } from './scores/regression.ts';

export type Metrics = RegressionMetrics | ClassificationMetrics;

interface ScalarMetricInfo {
  readonly label: string;
  /** What it is, for a reader; those of a regression are in the target's unit. */
  readonly about: string;
  readonly better: 'less' | 'more';
}

/** The metrics that are one number, in the order they are shown. */
export const scalarMetrics = {
  loss: { label: 'Loss', about: 'as it was trained, in scaled units', better: 'less' },
  mse: { label: 'MSE', about: 'mean square of the errors', better: 'less' },
  rmse: { label: 'RMSE', about: 'root of the mean square of the errors', better: 'less' },
  mae: { label: 'MAE', about: 'mean size of the errors', better: 'less' },
  r2: {
    label: 'R\u00b2',
    about: 'share of the target\u2019s variation that the model explains; 1 is all of it',
    better: 'more',
  },
  accuracy: { label: 'Accuracy', about: 'share of the rows whose class is predicted', better: 'more' },
  logLoss: {
    label: 'Log loss',
    about: 'mean of \u2212log of the probability given to the row\u2019s own class',
    better: 'less',
  },
  rocAuc: {
    label: 'ROC AUC',
    about:
      'how often a row of the second class gets a higher probability than one of the first; \u00bd is chance',
    better: 'more',
  },
} as const satisfies Record<string, ScalarMetricInfo>;

export type ScalarMetric = keyof typeof scalarMetrics;

/** One of the metrics; null where these rows leave it undefined, undefined where metrics of this kind have none. */
export function scalarMetric(metrics: Metrics | undefined, name: ScalarMetric): number | null | undefined {
  return (metrics as Partial<Record<ScalarMetric, number | null>> | undefined)?.[name];
}

export function isClassification(metrics: Metrics): metrics is ClassificationMetrics {
  return 'confusion' in metrics;
}

/** What is measured of a part: `actual` holds the targets as they were, or each row's class by its place. */
interface Measured {
  readonly outputs: number;
  readonly actual: Float64Array;
}

/**
 * How well outputs fit the rows they are for. Yields now and then.
 * @param outputs rows x outputs, scaled, after the output's activation; at least one row
 * @param loss of these outputs as it was trained
 */
export function measure(
  target: Target,
  outputs: Float64Array,
  { outputs: columns, actual }: Measured,
  loss: number,
): Generator<void, Metrics> {
  return target.kind === 'numbers'
    ? measureNumbers(target.columns, outputs, actual, loss)
    : measureClasses(outputs, columns, actual, target.classes.length, loss);
}

/** By part; a part without rows is left out. */
export interface PartMetrics {
  readonly train: Metrics;
  readonly validation?: Metrics | undefined;
  readonly test?: Metrics | undefined;
}

type Part = PreparedData['train'];

/**
 * Metrics of every part that has rows. Yields now and then.
 * @param run gives a part's outputs, rows x outputs after the output's activation, and their loss
 */
export function* measureParts(
  { target, train, validation, test }: Pick<PreparedData, 'target' | 'train' | 'validation' | 'test'>,
  run: (part: Part) => Generator<void, { readonly outputs: Float64Array; readonly loss: number }>,
): Generator<void, PartMetrics> {
  const measured = function* (part: Part): Generator<void, Metrics> {
    const { outputs, loss } = yield* run(part);
    return yield* measure(target, outputs, part, loss);
  };
  return {
    train: yield* measured(train),
    ...(validation.rows > 0 && { validation: yield* measured(validation) }),
    ...(test.rows > 0 && { test: yield* measured(test) }),
  };
}

/** Whether every metric is a number that a file can hold. */
export function allFinite(metrics: PartMetrics): boolean {
  return Object.values(metrics).every((part: Metrics | undefined) =>
    Object.keys(scalarMetrics).every((name) =>
      Number.isFinite(scalarMetric(part, name as ScalarMetric) ?? 0),
    ),
  );
}
