import { flatParameters, type Model } from '../format/model.ts';
import { parameterName } from '../nn/parameters.ts';
import type { Training } from '../train/training.ts';
import { type ScalarMetric, scalarMetric, scalarMetrics } from './metrics.ts';

/** Whether a model was trained again to the last bit, or where the two part first. */
export type Replay =
  | { readonly identical: true }
  | {
      readonly identical: false;
      readonly firstDifference: {
        /** Counted from 1, as the history's file does; of the parameters, that of the end. */
        readonly iteration: number;
        /** What differs there: a loss, or a parameter by its name. */
        readonly of: string;
        /** Null where one of the two is not there. */
        readonly was: number | null;
        readonly is: number | null;
      };
    };

/** Compares a model with a training of its recipe: the losses in turn, then the parameters. */
export function compareReplay(model: Model, training: Training): Replay {
  const { loss, validationLoss } = model.history;
  const { updatesPerEpoch, iterations } = model.training;
  return (
    firstDifference(loss, training.losses.slice(), (i) => [i + 1, 'loss']) ??
    firstDifference(validationLoss, training.validationLosses.slice(), (epoch) => [
      (epoch + 1) * updatesPerEpoch,
      'validationLoss',
    ]) ??
    firstDifference(flatParameters(model.layers), training.parameters, (i) => [
      iterations,
      parameterName(i, training.shape),
    ]) ??
    firstMetric(model, training) ?? { identical: true }
  );
}

/** Edited by hand, metrics may be of another model. */
function firstMetric({ metrics, training: { iterations } }: Model, training: Training): Replay | undefined {
  if (!metrics || !training.metrics) return undefined;
  for (const part of ['train', 'validation', 'test'] as const) {
    for (const name of Object.keys(scalarMetrics) as ScalarMetric[]) {
      const [was, is] = [metrics[part], training.metrics[part]].map(
        (found) => scalarMetric(found, name) ?? null,
      );
      if (!Object.is(was, is)) {
        const of = `metrics.${part}.${name}`;
        return { identical: false, firstDifference: { iteration: iterations, of, was: was!, is: is! } };
      }
    }
  }
  return undefined;
}

function firstDifference(
  were: ArrayLike<number>,
  are: ArrayLike<number>,
  placeOf: (i: number) => [iteration: number, of: string],
): Replay | undefined {
  const length = Math.max(were.length, are.length);
  for (let i = 0; i < length; i++) {
    if (Object.is(were[i], are[i])) continue;
    const [iteration, of] = placeOf(i);
    return { identical: false, firstDifference: { iteration, of, was: were[i] ?? null, is: are[i] ?? null } };
  }
  return undefined;
}
