import { encodeRow, inputCount } from '../data/encode.ts';
import type { Target } from '../data/features.ts';
import { unscaled } from '../data/scaling.ts';
import { flatParameters, type Model, shapeOf } from '../format/model.ts';
import { squaredError } from '../nn/loss-rules.ts';
import { losses } from '../nn/losses.ts';
import { createForward } from './forward.ts';

/** A row as it is known: a cell a feature, in the model's order and each in its own unit; null where it is missing. */
export type Cells = ArrayLike<number | string | null>;

/** What a model says of rows, in the target's own unit. */
export interface Predictor {
  /** Numbers of a prediction: the value of each target, or the probability of each class. */
  readonly width: number;
  /** @throws Problem where a cell is none that the model can take */
  predict(cells: Cells): Float64Array;
  /** The same into out[at … at + width), without allocating anything. */
  predictInto(cells: Cells, out: Float64Array, at: number): void;
}

/** @param parameters flat, where they are others than those of the model: while it trains */
export function createPredictor(
  model: Model,
  parameters: Float64Array = flatParameters(model.layers),
): Predictor {
  const { features, target, recipe } = model;
  const shape = shapeOf(model);
  const forward = createForward(shape, parameters, losses[recipe.loss.kind].rule === squaredError);
  // With the 1 of the biases behind the inputs.
  const x = new Float64Array(inputCount(features) + 1).fill(1);
  const outputs = new Float64Array(shape.outputs);
  const width = predictionWidth(target);
  const predictInto = (cells: Cells, out: Float64Array, at: number) => {
    encodeRow(features, cells, x, 0);
    forward(x, outputs);
    toOwnUnit(target, outputs, out, at);
  };
  return {
    width,
    predictInto,
    predict(cells) {
      const out = new Float64Array(width);
      predictInto(cells, out, 0);
      return out;
    },
  };
}

/** Numbers of a prediction: one a target, or one a class. */
export function predictionWidth(target: Target): number {
  return target.kind === 'numbers' ? target.columns.length : target.classes.length;
}

/** The names of the columns that are predicted. */
export function targetNames(target: Target): string[] {
  return target.kind === 'numbers' ? target.columns.map(({ name }) => name) : [target.name];
}

/** The outputs of a row (all that are given) as a prediction, at out[at] on. */
export function toOwnUnit(target: Target, outputs: Float64Array, out: Float64Array, at: number): void {
  if (target.kind === 'numbers') {
    const { columns } = target;
    for (let j = 0; j < columns.length; j++) out[at + j] = unscaled(columns[j]!, outputs[j]!);
  } else if (outputs.length === 1) {
    // A sigmoid says how likely the second of two classes is.
    out[at] = 1 - outputs[0]!;
    out[at + 1] = outputs[0]!;
  } else {
    for (let j = 0; j < outputs.length; j++) out[at + j] = outputs[j]!;
  }
}

/**
 * What a table's columns are called: their own names, or, when they have none, by place those of the model's
 * features or of the data it was trained on, whichever are as many.
 */
export function columnNames(model: Model, columns: readonly string[], named: boolean): readonly string[] {
  const { features, data } = model;
  if (named) return columns;
  if (columns.length === features.length) return features.map(({ name }) => name);
  return columns.length === data.columns.length ? data.columns : columns;
}

/**
 * Where a table's columns hold the model's features: by name, or by place when the table has no names
 * of its own and exactly as many columns as the model has features or its data had columns.
 * @returns the column of each feature; -1 where there is none
 */
export function featurePlaces(model: Model, columns: readonly string[], named: boolean): number[] {
  const places = new Map(columnNames(model, columns, named).map((name, i) => [name, i]));
  return model.features.map(({ name }) => places.get(name) ?? -1);
}

/** @returns the column of each feature, or the names of the features that are not there */
export function matchFeatures(
  model: Model,
  columns: readonly string[],
  named: boolean,
): { readonly at: number[] } | { readonly missing: string[] } {
  const at = featurePlaces(model, columns, named);
  const missing = model.features.filter((_, i) => at[i]! < 0).map(({ name }) => name);
  return missing.length > 0 ? { missing } : { at };
}
