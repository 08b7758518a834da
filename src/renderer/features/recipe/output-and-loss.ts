import type { OutputActivationKind } from '../../../core/nn/activations.ts';
import { type Loss, type LossKind, losses } from '../../../core/nn/losses.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { effectiveValue, isObject } from './draft-path.ts';

const table: Readonly<Record<string, Loss>> = losses;

/** The loss that is meant for an output: the first one, and for when the one before does not go with it. */
export const usualLoss: Readonly<Record<OutputActivationKind, LossKind>> = {
  identity: 'halfMse',
  sigmoid: 'binaryCrossEntropy',
  softmax: 'crossEntropy',
};

/** The draft with another output, and a loss that goes with it. */
export function withOutput(draft: Draft, output: string): Draft {
  const model = isObject(draft.model) ? draft.model : {};
  const next = { ...draft, model: { ...model, output } };
  const usual = usualLoss[output as OutputActivationKind];
  // A class is a probability: squares of it learn slowly, so classes get the loss that is made for them.
  const keep = output === 'identity' && againstLoss(String(lossOf(draft)), next) === undefined;
  return keep || !usual ? next : { ...next, loss: { kind: usual } };
}

/** Why a loss does not go with the draft's output or optimizer; undefined where it does. */
export function againstLoss(kind: string, draft: Draft): string | undefined {
  const wanted = table[kind]?.output;
  if (wanted !== undefined && wanted !== effectiveValue(draft, ['model', 'output'])) return `for ${wanted}`;
  const solved = effectiveValue(draft, ['optimizer', 'kind']) === 'leastSquares';
  return solved && !SQUARED.includes(kind) ? 'not for least squares' : undefined;
}

const SQUARED: readonly string[] = ['mse', 'halfMse', 'sumSquared'] satisfies LossKind[];

function lossOf({ loss }: Draft) {
  return isObject(loss) ? loss.kind : undefined;
}
