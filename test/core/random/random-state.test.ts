import { describe, expect, it } from 'vitest';
import { RandomState } from '../../../src/core/random/random-state.ts';
import reference from '../../fixtures/random.json' with { type: 'json' };

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);

describe.each(reference.cases)('RandomState($seed) against NumPy', (expected) => {
  const fresh = () => new RandomState(expected.seed);

  it('draws random_sample', () => {
    const r = fresh();
    expect(draw(7, () => r.sample())).toEqual(expected.random_sample);
  });
  it('draws randn with its cached second value', () => {
    const r = fresh();
    expect(draw(15, () => r.normal())).toEqual(expected.randn);
  });
  it('draws uniform(-2, 3)', () => {
    const r = fresh();
    expect(draw(5, () => r.uniform(-2, 3))).toEqual(expected.uniform_m2_3);
  });
  it('draws randint(0, 1000)', () => {
    const r = fresh();
    expect(draw(9, () => r.integer(0, 1000))).toEqual(expected.randint_0_1000);
  });
  it('permutes 41', () => {
    expect([...fresh().permutation(41)]).toEqual(expected.permutation);
  });
  it('shuffles rows in place, whole or in parts', () => {
    const first = Int32Array.from({ length: 12 }, (_, i) => i);
    fresh().shuffle(first);
    expect([...first].map((row) => row * 2)).toEqual(expected.shuffle_rows_of_arange24_by_2);
    const inParts = Int32Array.from({ length: 12 }, (_, i) => i);
    const r = fresh();
    r.shufflePart(inParts, 11, 7);
    r.shufflePart(inParts, 6, 1);
    expect(inParts).toEqual(first);
  });
});

it('refuses seeds that NumPy refuses', () => {
  for (const seed of [-1, 2 ** 32, 1.5, Number.NaN]) {
    expect(() => new RandomState(seed)).toThrow(`seed ${seed} is not an integer from 0 to 4294967295`);
  }
});
