import { encodeRow, inputCount } from '../data/encode.ts';
import type { Feature } from '../data/features.ts';
import { scaled, unscaled } from '../data/scaling.ts';
import { flatParameters, type Model, shapeOf } from '../format/model.ts';
import { isLinear } from '../nn/shape.ts';
import { type Cells, createPredictor } from './predict.ts';

/** A prediction of a linear model with its reasons, in the target's own unit. */
export interface Explanation {
  readonly prediction: number;
  /**
   * The prediction for a row where every number has its mean over the training rows, and every one-hot
   * column a little of each category, of all alike.
   */
  readonly baseline: number;
  /** What each feature adds to the baseline; they sum to prediction - baseline. */
  readonly added: readonly number[];
}

/** Whether what each feature adds does not hang on the others: a linear model of one number. */
export function canExplain(model: Model): boolean {
  const { target } = model;
  return target.kind === 'numbers' && target.columns.length === 1 && isLinear(shapeOf(model));
}

/**
 * @param model one that `canExplain`
 * @param parameters flat, where they are others than those of the model
 * @throws Problem where a cell is none that the model can take
 */
export function explain(
  model: Model,
  cells: Cells,
  parameters: Float64Array = flatParameters(model.layers),
): Explanation {
  const { features, target } = model;
  if (target.kind !== 'numbers') throw new Error('Classes are not explained');
  const scale = target.columns[0]!;
  const x = new Float64Array(inputCount(features));
  encodeRow(features, cells, x, 0);
  const prediction = createPredictor(model, parameters).predict(cells)[0]!;
  let at = 0;
  let z = 0;
  const added = features.map((feature) => {
    let sum = 0;
    for (const usual of usualInputs(feature)) {
      z += usual * parameters[at]!;
      sum += (x[at]! - usual) * parameters[at]!;
      at++;
    }
    return sum * scale.divisor;
  });
  return { prediction, baseline: unscaled(scale, z + (parameters[at] ?? 0)), added };
}

function usualInputs(feature: Feature): number[] {
  if (feature.kind !== 'oneHot') return [scaled(feature, feature.mean)];
  const { length } = feature.categories;
  return new Array<number>(length).fill(1 / length);
}
