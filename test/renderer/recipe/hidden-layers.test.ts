import { describe, expect, it } from 'vitest';
import {
  layersOf,
  networkNote,
  withActivation,
  withChanged,
  withLayer,
  withMoved,
  withoutLayer,
} from '../../../src/renderer/features/recipe/hidden-layers.ts';

const layer = (units: number, activation = 'relu') => ({ units, activation });
const layers = [layer(1), layer(2), layer(3)];
const units = (list: readonly { readonly [key: string]: unknown }[]) => list.map((each) => each.units);

describe('hidden layers', () => {
  it('are added like the last one, and taken away', () => {
    expect(withLayer([])).toEqual([{ units: 10, activation: 'relu' }]);
    const more = withLayer([layer(13, 'tanh')]);
    expect(more).toEqual([layer(13, 'tanh'), layer(13, 'tanh')]);
    expect(more[0]).not.toBe(more[1]);
    expect(units(withoutLayer(layers, 1))).toEqual([1, 3]);
  });

  it('move up and down', () => {
    expect(units(withMoved(layers, 0, 1))).toEqual([2, 1, 3]);
    expect(units(withMoved(layers, 2, 1))).toEqual([1, 3, 2]);
    expect(units(withMoved(layers, 2, 0))).toEqual([3, 1, 2]);
  });

  it('keep what is typed, and lose a key that is emptied', () => {
    expect(withChanged(layers, 1, 'units', '1o')[1]).toEqual({ units: '1o', activation: 'relu' });
    expect(withChanged([{ ...layer(4), pieces: 2 }], 0, 'pieces', undefined)).toEqual([layer(4)]);
    expect(units(layers)).toEqual([1, 2, 3]);
  });

  it('have pieces with maxout alone', () => {
    const maxout = withActivation([layer(4)], 0, 'maxout');
    expect(maxout).toEqual([{ units: 4, activation: 'maxout', pieces: 2 }]);
    expect(withActivation(withChanged(maxout, 0, 'pieces', 4), 0, 'maxout')[0]).toHaveProperty('pieces', 4);
    expect(withActivation(maxout, 0, 'elu')).toEqual([layer(4, 'elu')]);
  });

  it('stand as empty ones where the JSON holds something else', () => {
    expect(layersOf(undefined)).toEqual([]);
    expect(layersOf([5, layer(2)])).toEqual([{}, layer(2)]);
  });

  it('are told in a few words', () => {
    expect(networkNote([], 'identity')).toMatch(/^linear/);
    expect(networkNote([], 'sigmoid')).toMatch(/^logistic/);
    expect(networkNote(layers, 'identity')).toBe('3 hidden layers');
  });
});
