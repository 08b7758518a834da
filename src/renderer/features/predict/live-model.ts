import type { Layer, Model } from '../../../core/format/model.ts';
import type { RunDetails } from '../../state/run-details.ts';

/** A run's model with its parameters as they stand while it trains; null while there is none. */
export function liveModel({ model, progress }: Pick<RunDetails, 'model' | 'progress'>): Model | null {
  if (!model || !progress) return model;
  return { ...model, layers: layersOf(progress.parameters, model.features.length) };
}

/** The one layer of a linear model from its flat parameters: the weights, then the bias where there is one. */
function layersOf(flat: Float64Array, inputs: number): readonly Layer[] {
  const weights = Array.from(flat.subarray(0, inputs), (weight) => [weight]);
  return [{ weights, biases: Array.from(flat.subarray(inputs)) }];
}
