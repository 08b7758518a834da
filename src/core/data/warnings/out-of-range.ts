import type { Recipe } from '../../format/recipe.ts';
import type { DataPlan } from '../data-plan.ts';
import type { Feature, NumberFeature } from '../features.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { ScalingKind } from '../scaling.ts';
import type { Table } from '../table.ts';

/** Scalings that bring the training rows into a range. */
const ranged: ReadonlySet<ScalingKind> = new Set(['max', 'minMax', 'meanRange']);

/** Of the training rows' range: nearer than a quarter is what a few rows more or less do. */
const FAR = 0.25;

/**
 * The feature of numbers whose validation or test rows lie farthest outside what the training rows have, where it is
 * scaled by that range. Yields now and then.
 */
export function* outOfRange(
  table: Table,
  recipe: Recipe,
  plan: DataPlan,
  features: readonly Feature[],
): Generator<void, string[]> {
  const { scale } = recipe.prepare;
  if (!ranged.has(scale)) return [];
  const numbers = features.flatMap((feature, j) =>
    feature.kind === 'number' && feature.max > feature.min
      ? [{ feature, column: plan.features[j]!.column }]
      : [],
  );
  if (numbers.length === 0) return [];
  const columns = Int32Array.from(numbers, ({ column }) => column);
  const far: Far[] = [];
  for (const part of ['validation', 'test'] as const) {
    const { least, most } = yield* extremes(table, columns, plan.parts[part]);
    for (const [j, { feature }] of numbers.entries())
      far.push(...farFrom(feature, part, [least[j]!, most[j]!]));
  }
  const worst = far.toSorted((a, b) => b.by - a.by)[0];
  if (!worst) return [];
  const others = new Set(far.map(({ feature }) => feature)).size - 1;
  const also = others > 0 ? ` (and ${others} more ${others === 1 ? 'column' : 'columns'} likewise)` : '';
  const { name, min, max } = worst.feature;
  const way =
    recipe.split.order === 'file'
      ? "choose split.order 'shuffled', or prepare.scale 'standard'"
      : "choose prepare.scale 'standard', or train on more of the rows";
  return [
    `${name} is ${short(worst.value)} in a ${worst.part} row and ${short(min)} to ${short(max)} in the training rows${also}, ${Math.round(worst.by * 100)} % of their range beyond what scaling by '${scale}' has learned: ${way}.`,
  ];
}

interface Far {
  readonly feature: NumberFeature;
  readonly part: 'validation' | 'test';
  readonly value: number;
  /** How far it is outside the range, as a share of it. */
  readonly by: number;
}

function farFrom(feature: NumberFeature, part: Far['part'], values: readonly number[]): Far[] {
  const { min, max } = feature;
  return values
    .map((value) => ({ feature, part, value, by: Math.max(min - value, value - max) / (max - min) }))
    .filter(({ by }) => by > FAR && by < Number.POSITIVE_INFINITY);
}

/** Least and greatest of some columns in these rows. */
function* extremes({ values, columns: all }: Table, columns: Int32Array, rows: Int32Array) {
  const width = all.length;
  const least = new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(columns.length).fill(Number.NEGATIVE_INFINITY);
  const step = rowsPerStep(columns.length);
  for (let from = 0; from < rows.length; from += step) {
    for (let i = from; i < Math.min(rows.length, from + step); i++) {
      const start = rows[i]! * width;
      for (let j = 0; j < columns.length; j++) {
        const value = values[start + columns[j]!]!;
        // A missing cell is neither less nor greater.
        if (value < least[j]!) least[j] = value;
        if (value > most[j]!) most[j] = value;
      }
    }
    yield;
  }
  return { least, most };
}

/** With so many digits as one reads. */
function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
