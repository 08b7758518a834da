import type { Category, Target } from '../../data/features.ts';
import type { ColumnType } from '../../data/receipt.ts';
import { targetNames } from '../predict.ts';
import { predictedClass } from '../scores/classification.ts';

/** A column that stands behind those of the data. */
export interface PredictedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Of a row's prediction, which stands at predictions[at] on; null where there is none. */
  readonly valueIn: (predictions: Float64Array, at: number) => Category | null;
}

/** A value for each target, or the class and the probability of each. */
export function predictedColumns(target: Target): PredictedColumn[] {
  if (target.kind === 'numbers') {
    const names = targetNames(target);
    return names.map((name, j) => ({
      name: names.length === 1 ? 'prediction' : `prediction_${name}`,
      type: 'number',
      valueIn: numberAt(j),
    }));
  }
  const { classes } = target;
  const chosen: PredictedColumn = {
    name: 'prediction',
    type: typeOf(classes),
    valueIn: (predictions, at) =>
      Number.isNaN(predictions[at]) ? null : classes[predictedClass(predictions, at, classes.length)]!,
  };
  const probabilities = classes.map(
    (name, j): PredictedColumn => ({
      name: `probability_${name}`,
      type: 'number',
      valueIn: numberAt(j),
    }),
  );
  return [chosen, ...probabilities];
}

function numberAt(j: number): PredictedColumn['valueIn'] {
  return (predictions, at) => {
    const value = predictions[at + j]!;
    return Number.isNaN(value) ? null : value;
  };
}

function typeOf(classes: readonly Category[]): ColumnType {
  if (classes.some((each) => typeof each === 'string')) return 'text';
  return classes.every(Number.isSafeInteger) ? 'integer' : 'number';
}

/** A column that could not keep its name, since another one has it. */
export interface Renamed {
  readonly name: string;
  readonly to: string;
}

/**
 * Names of which no two are alike: of those that are, the later ones get a number.
 * @param key what two names are alike by
 */
export function distinctNames(
  names: readonly string[],
  key: (name: string) => string = (name) => name,
): { readonly names: readonly string[]; readonly renamed: readonly Renamed[] } {
  const all = new Set(names.map(key));
  const taken = new Set<string>();
  const renamed: Renamed[] = [];
  const distinct = names.map((name) => {
    let to = name;
    for (let n = 2; taken.has(key(to)); n++) {
      const next = `${name}_${n}`;
      if (!all.has(key(next))) to = next;
    }
    taken.add(key(to));
    if (to !== name) renamed.push({ name, to });
    return to;
  });
  return { names: distinct, renamed };
}
