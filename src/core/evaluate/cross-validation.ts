import { type Metrics, type ScalarMetric, scalarMetric, scalarMetrics } from './metrics.ts';

/** A metric over the folds that have it. */
export interface FoldSummary {
  readonly mean: number;
  /** Over N, as NumPy's `std` of the scores. */
  readonly std: number;
  /** In how many folds it is defined. */
  readonly folds: number;
}

/** How well a recipe does on rows that it has not seen, once for each fold. */
export interface CrossValidation {
  /** On the rows that each fold leaves out; null where training diverged. */
  readonly folds: readonly (Metrics | null)[];
  readonly summary: Partial<Record<ScalarMetric, FoldSummary>>;
}

/**
 * Trains once for each fold, one after the other, and gathers the metrics.
 * @param trainFold trains on one fold and measures the rows it leaves out, undefined when it diverges; what it yields
 * and is told by `next` goes through
 */
export function* crossValidate<Fold, Y, N>(
  folds: readonly Fold[],
  trainFold: (fold: Fold, at: number) => Generator<Y, Metrics | undefined, N>,
): Generator<Y, CrossValidation, N> {
  const measured: (Metrics | null)[] = [];
  for (const [at, fold] of folds.entries()) measured.push((yield* trainFold(fold, at)) ?? null);
  const summary: Partial<Record<ScalarMetric, FoldSummary>> = {};
  for (const name of Object.keys(scalarMetrics) as ScalarMetric[]) {
    const values = measured
      .map((metrics) => scalarMetric(metrics ?? undefined, name))
      .filter((value): value is number => typeof value === 'number');
    if (values.length > 0) summary[name] = summarise(values);
  }
  return { folds: measured, summary };
}

function summarise(values: readonly number[]): FoldSummary {
  const folds = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / folds;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, std: Math.sqrt(squares / folds), folds };
}
