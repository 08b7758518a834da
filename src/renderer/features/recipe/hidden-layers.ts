import type { HiddenActivationKind } from '../../../core/nn/activations.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { isObject } from './draft-path.ts';

/** What a layer begins with, and what the next one takes over from it. */
const FIRST: Draft = { units: 10, activation: 'relu' };

const MAXOUT: HiddenActivationKind = 'maxout';

/** The hidden layers of a draft; one that is no object stands as an empty one, for the check to tell. */
export function layersOf(value: DraftValue | undefined): Draft[] {
  return Array.isArray(value) ? value.map((layer) => (isObject(layer) ? layer : {})) : [];
}

/** One layer more, like the last one. */
export function withLayer(layers: readonly Draft[]): Draft[] {
  return [...layers, { ...(layers.at(-1) ?? FIRST) }];
}

export function withoutLayer(layers: readonly Draft[], at: number): Draft[] {
  return layers.filter((_, i) => i !== at);
}

/** A layer at another place; what lies between moves up or down. */
export function withMoved(layers: readonly Draft[], from: number, to: number): Draft[] {
  const others = withoutLayer(layers, from);
  return [...others.slice(0, to), layers[from]!, ...others.slice(to)];
}

export function withChanged(
  layers: readonly Draft[],
  at: number,
  key: string,
  value: DraftValue | undefined,
): Draft[] {
  return layers.map((layer, i) => {
    if (i !== at) return layer;
    const { [key]: _, ...others } = layer;
    return value === undefined ? others : { ...layer, [key]: value };
  });
}

/** Another activation; pieces are for maxout alone. */
export function withActivation(layers: readonly Draft[], at: number, activation: string): Draft[] {
  const changed = withChanged(layers, at, 'activation', activation);
  return withChanged(changed, at, 'pieces', activation === MAXOUT ? (layers[at]!.pieces ?? 2) : undefined);
}

/** "2 hidden layers", or what the model is without any. */
export function networkNote(layers: readonly Draft[], output: DraftValue | undefined): string {
  if (layers.length > 0) return layers.length === 1 ? '1 hidden layer' : `${layers.length} hidden layers`;
  return output === 'identity' ? 'linear, without hidden layers' : 'logistic, without hidden layers';
}
