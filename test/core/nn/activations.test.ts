import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActivationKind, activations } from '../../../src/core/nn/activations.ts';
import reference from '../../fixtures/functions.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';

type Known = keyof typeof reference.activations;
const elementwise = Object.keys(reference.activations) as Known[];

function forward(kind: ActivationKind, z: Float64Array, units = 1, pieces = 1): Float64Array {
  const out = new Float64Array(z.length / pieces);
  activations[kind].forward(z, out, z.length, units, pieces);
  return out;
}

/** The gradient at z of Σ dOut·out. */
function backward(
  kind: ActivationKind,
  z: Float64Array,
  dOut: Float64Array,
  units = 1,
  pieces = 1,
): Float64Array {
  const dz = new Float64Array(z.length);
  activations[kind].backward(z, forward(kind, z, units, pieces), dOut, dz, z.length, units, pieces);
  return dz;
}

describe('the activations of PyTorch', () => {
  const z = Float64Array.from(reference.z);
  it('are all here', () => {
    expect([...elementwise, 'maxout', 'softmax'].sort()).toEqual(Object.keys(activations).sort());
  });
  it.each(elementwise)('%s', (kind) => {
    const { value, derivative } = reference.activations[kind];
    expect(worstRelative(forward(kind, z), value)).toBeLessThan(1e-12);
    const ones = z.map(() => 1);
    expect(worstRelative(backward(kind, z, ones), derivative)).toBeLessThan(1e-12);
    const twice = derivative.map((d) => 2 * d);
    const twos = ones.map(() => 2);
    expect(worstRelative(backward(kind, z, twos), twice)).toBeLessThan(1e-12);
  });
  it('softmax', () => {
    const { logits, value } = reference.softmax;
    expect(worstRelative(forward('softmax', Float64Array.from(logits.flat()), 3), value.flat())).toBeLessThan(
      1e-12,
    );
  });
  it('maxout', () => {
    const { input, pieces, value } = reference.maxout;
    expect([...forward('maxout', Float64Array.from(input.flat()), 6, pieces)]).toEqual(value.flat());
  });
});

describe('every activation', () => {
  const kinds = Object.keys(activations) as ActivationKind[];
  const pieces = (kind: ActivationKind) => (kind === 'maxout' ? 2 : 1);
  // Away from the bends at 0, and for maxout from ties.
  const places = Float64Array.of(-3.1, -1.3, -0.4, 0.2, 0.9, 2.7, -0.1, 5.3);
  const weights = Float64Array.of(0.3, -1.2, 0.8, 2.1, -0.7, 0.5, 1.4, -0.2);

  it.each(kinds)('%s has the slope of its central differences', (kind) => {
    const dOut = weights.slice(0, places.length / pieces(kind));
    const total = (z: Float64Array) =>
      forward(kind, z, 4, pieces(kind)).reduce((sum, out, i) => sum + out * dOut[i]!, 0);
    const numeric = places.map((_, i) => {
      const h = 1e-5;
      const moved = (by: number) => total(places.map((value, k) => (k === i ? value + by : value)));
      return (moved(h) - moved(-h)) / (2 * h);
    });
    const found = backward(kind, places, dOut, 4, pieces(kind));
    for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(numeric[i]!, 8);
  });
  it.each(kinds)('%s is finite for any finite z, and its slope too', (kind) => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const z = Float64Array.from(values);
        expect(forward(kind, z, 4, pieces(kind)).every(Number.isFinite)).toBe(true);
        const dOut = new Float64Array(4 / pieces(kind)).fill(1);
        expect(backward(kind, z, dOut, 4, pieces(kind)).every(Number.isFinite)).toBe(true);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
  it.each(kinds)('%s hands NaN on', (kind) => {
    const z = Float64Array.of(1, Number.NaN, 2, 3);
    expect(forward(kind, z, 4, pieces(kind)).some(Number.isNaN)).toBe(true);
  });
  it.each(kinds.filter((kind) => activations[kind].inPlace))('%s works in place', (kind) => {
    const z = places.slice();
    activations[kind].forward(z, z, z.length, 4, 1);
    expect(z).toEqual(forward(kind, places, 4));
    const d = weights.slice();
    activations[kind].backward(z, z, d, d, z.length, 4, 1);
    expect(d).toEqual(backward(kind, places, weights, 4));
  });
});

describe('softmax', () => {
  it('is the same for all units moved alike, and sums to 1 a row', () => {
    const z = Float64Array.of(1000, 1001, 1002, -1000, -999, -998);
    const out = forward('softmax', z, 3);
    expect(out.slice(0, 3)).toEqual(out.slice(3));
    expect(out.slice(0, 3).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 15);
  });
});

describe('maxout', () => {
  it('takes runs of any length', () => {
    expect([...forward('maxout', Float64Array.of(1, 5, 3, -1, -2, -3), 6, 3)]).toEqual([5, -1]);
  });
  it('gives the gradient of a tie to the first', () => {
    const z = Float64Array.of(2, 2, 1, 2);
    expect([...backward('maxout', z, Float64Array.of(7, 9), 4, 2)]).toEqual([7, 0, 0, 9]);
  });
});
