import { flatParameters, type Model } from '../../../core/format/model.ts';
import type { RunDetails } from '../../state/run-details.ts';

/** A model and its parameters, flat, as they stand. */
export interface LiveModel {
  readonly model: Model;
  readonly parameters: Float64Array;
  /** Whether they change by themselves. */
  readonly trains: boolean;
}

/** A run's model, with the parameters of its last message while it trains; null while there is none. */
export function liveModel({ model, progress }: Pick<RunDetails, 'model' | 'progress'>): LiveModel | null {
  return (
    model && {
      model,
      parameters: progress?.parameters ?? flatParameters(model.layers),
      trains: progress !== null,
    }
  );
}
