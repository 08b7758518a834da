import type { Recipe } from '../../format/recipe.ts';
import type { DataPlan, PlannedFeature } from '../data-plan.ts';
import type { Feature, Target } from '../features.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import { type Scale, scaled } from '../scaling.ts';
import type { Table } from '../table.ts';
import { placesOf } from './categories.ts';

/** Rows ready for the kernels, each array row-major. */
export interface Part {
  readonly rows: number;
  /** Numbers of a row of `x`. */
  readonly width: number;
  /** rows x width: the inputs; the last of a row is 1 where the model has biases. */
  readonly x: Float64Array;
  /** Numbers of a row of `y`: the network's outputs. */
  readonly outputs: number;
  /** rows x outputs: scaled targets, 0 or 1 of a sigmoid's two classes, or 1 at a softmax's class. */
  readonly y: Float64Array;
  /** Numbers of a row of `actual`. */
  readonly targets: number;
  /** rows x targets: the targets in their own unit, or the place of the class. */
  readonly actual: Float64Array;
}

interface Whole {
  readonly table: Table;
  readonly recipe: Recipe;
  readonly plan: DataPlan;
  readonly features: readonly Feature[];
  readonly target: Target;
  /** What a missing cell of each column of the table becomes. */
  readonly fills: Float64Array;
}

/** Rows that are laid out column by column while they are in the processor's cache. */
const NUMBERS_AT_ONCE = 2 ** 12;

/** Lays these rows of the table out. Yields now and then. @param allocate makes `x` and `y`, zeroed */
export function* layOut(
  whole: Whole,
  rows: Int32Array,
  allocate: (length: number) => Float64Array,
): Generator<void, Part> {
  const { recipe, plan } = whole;
  const width = plan.inputs + (recipe.model.bias ? 1 : 0);
  const targets = plan.targets.length;
  const part: Part = {
    rows: rows.length,
    width,
    x: allocate(rows.length * width),
    outputs: plan.outputs,
    y: allocate(rows.length * plan.outputs),
    targets,
    actual: new Float64Array(rows.length * targets),
  };
  const writers = [...featureWriters(whole, part), ...targetWriters(whole, part)];
  const step = Math.max(1, Math.floor(NUMBERS_AT_ONCE / width));
  const stepsAtOnce = Math.max(1, Math.floor(rowsPerStep(width) / step));
  let steps = 0;
  for (let from = 0; from < rows.length; from += step) {
    const to = Math.min(rows.length, from + step);
    for (const write of writers) write(rows, from, to);
    if (recipe.model.bias) for (let i = from; i < to; i++) part.x[i * width + width - 1] = 1;
    if (++steps % stepsAtOnce === 0) yield;
  }
  return part;
}

/** Writes what rows `from` to `to` of a part have in one column. */
type Writer = (rows: Int32Array, from: number, to: number) => void;

function* featureWriters({ table, plan, features, fills }: Whole, { x, width }: Part): Iterable<Writer> {
  const numbers: NumberColumn[] = [];
  let at = 0;
  for (const [j, feature] of features.entries()) {
    const planned = plan.features[j]!;
    const fill = fills[planned.column]!;
    if (feature.kind === 'number')
      numbers.push({ column: planned.column, fill, ...scaleOf(feature), at: at++ });
    else if (feature.kind === 'label') yield labelWriter(table, planned, fill, feature, x, width, at++);
    else {
      yield oneHotWriter(table, planned.column, fill, planned.values, x, width, at);
      at += feature.categories.length;
    }
  }
  yield numbersWriter(table, numbers, x, width);
}

function* targetWriters({ table, plan, target }: Whole, part: Part): Iterable<Writer> {
  const { y, outputs, actual, targets } = part;
  const none = Number.NaN;
  if (target.kind === 'numbers') {
    const columns = plan.targets.map((column, at) => ({ column, fill: none, ...UNSCALED, at }));
    yield numbersWriter(table, columns, actual, targets);
    const scaledColumns = columns.map((each) => ({ ...each, ...scaleOf(target.columns[each.at]!) }));
    yield numbersWriter(table, scaledColumns, y, outputs);
    return;
  }
  const column = plan.targets[0]!;
  const { values } = plan.classes!;
  const planned = { column, kind: 'label', values, categories: target.classes } as const;
  yield labelWriter(table, planned, none, UNSCALED, actual, targets, 0);
  if (outputs === 1) yield labelWriter(table, planned, none, UNSCALED, y, outputs, 0);
  else yield oneHotWriter(table, column, none, values, y, outputs, 0);
}

const UNSCALED: Scale = { shift: 0, divisor: 1 };

function scaleOf({ shift, divisor }: Scale): Scale {
  return { shift, divisor };
}

/** A column of numbers and where it goes in a row. All made alike, so that the loop over them is fast. */
interface NumberColumn extends Scale {
  readonly column: number;
  readonly fill: number;
  readonly at: number;
}

function numbersWriter(
  { values, columns }: Table,
  numbers: readonly NumberColumn[],
  out: Float64Array,
  width: number,
): Writer {
  return (rows, from, to) => writeNumbers(values, columns.length, numbers, rows, from, to, out, width);
}

/** Apart, since what a closure holds is slow to reach. */
function writeNumbers(
  values: Float64Array,
  length: number,
  numbers: readonly NumberColumn[],
  rows: Int32Array,
  from: number,
  to: number,
  out: Float64Array,
  width: number,
): void {
  for (let i = from; i < to; i++) {
    const source = rows[i]! * length;
    for (let j = 0; j < numbers.length; j++) {
      const number = numbers[j]!;
      const value = values[source + number.column]!;
      out[i * width + number.at] = scaled(number, Number.isNaN(value) ? number.fill : value);
    }
  }
}

function labelWriter(
  { values, columns }: Table,
  planned: PlannedFeature,
  fill: number,
  scale: Scale,
  out: Float64Array,
  width: number,
  at: number,
): Writer {
  const placeOf = placesOf(planned.values);
  return (rows, from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[rows[i]! * columns.length + planned.column]!;
      out[i * width + at] = scaled(scale, placeOf(Number.isNaN(value) ? fill : value));
    }
  };
}

function oneHotWriter(
  { values, columns }: Table,
  column: number,
  fill: number,
  categories: readonly number[],
  out: Float64Array,
  width: number,
  at: number,
): Writer {
  const placeOf = placesOf(categories);
  return (rows, from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[rows[i]! * columns.length + column]!;
      const place = placeOf(Number.isNaN(value) ? fill : value);
      // A category that no training row has leaves all inputs of the column at 0.
      if (place >= 0) out[i * width + at + place] = 1;
    }
  };
}
