import { describe, expect, it } from 'vitest';
import { firstValues, type InitialiserKind, initialisers } from '../../../src/core/nn/initialisers.ts';
import { parameterIndex, parameterName } from '../../../src/core/nn/parameters.ts';
import type { Shape } from '../../../src/core/nn/shape.ts';
import { Problem } from '../../../src/core/problem.ts';
import { seeded, shapeOf } from './small-networks.ts';

const linear = shapeOf({ inputs: 3, outputs: 1 });
const noBias = shapeOf({ inputs: 3, outputs: 1, bias: false });
const wide = shapeOf({ inputs: 2, outputs: 3 });
const deep = shapeOf({
  inputs: 2,
  hidden: [
    { units: 4, activation: 'maxout', pieces: 2 },
    { units: 3, activation: 'relu' },
  ],
  outputs: 1,
});

describe('names of parameters', () => {
  it.each([
    ['one linear unit', linear, ['w[0]', 'w[1]', 'w[2]', 'b']],
    ['one without a bias', noBias, ['w[0]', 'w[1]', 'w[2]']],
    [
      'three linear units',
      wide,
      [
        ...[0, 1].flatMap((i) => [0, 1, 2].map((j) => `layer[0].w[${i}][${j}]`)),
        ...[0, 1, 2].map((j) => `layer[0].b[${j}]`),
      ],
    ],
  ])('of %s, in the order of the flat list', (_, shape, names) => {
    expect(Array.from({ length: shape.parameters }, (_, i) => parameterName(i, shape))).toEqual(names);
  });
  it.each([
    ['linear', linear],
    ['linear without bias', noBias],
    ['wide', wide],
    ['deep', deep],
  ])('of a %s model lead back to their places', (_, shape: Shape) => {
    for (let i = 0; i < shape.parameters; i++) {
      expect(parameterIndex(parameterName(i, shape), shape, 'model.set')).toBe(i);
    }
  });
  it('may be those of layers in a linear model too', () => {
    expect(parameterIndex('layer[0].w[2][0]', linear, 'model.set')).toBe(2);
    expect(parameterIndex('layer[0].b[0]', linear, 'model.set')).toBe(3);
  });
  it('count the linear units of maxout, not what they give', () => {
    expect(parameterIndex('layer[0].w[1][3]', deep, 'model.set')).toBe(7);
    expect(parameterIndex('layer[1].w[1][2]', deep, 'model.set')).toBe(8 + 4 + 5);
  });
  it.each([
    ['w[3]', linear, 'w[0] to w[2] and b'],
    ['w[01]', linear, 'w[0] to w[2] and b'],
    ['W[0]', linear, 'w[0] to w[2] and b'],
    ['layer[0].w[0][1]', linear, 'w[0] to w[2] and b'],
    ['layer[1].b[0]', linear, 'w[0] to w[2] and b'],
    ['b', noBias, 'w[0] to w[2]'],
    ['layer[0].b[0]', noBias, 'w[0] to w[2]'],
    ['w[0]', wide, 'layer[0].w[0][0] to w[1][2] and layer[0].b[0] to b[2]'],
    ['b', wide, 'layer[0].w[0][0] to w[1][2] and layer[0].b[0] to b[2]'],
    ['layer[0].b[3]', wide, 'layer[0].w[0][0] to w[1][2] and layer[0].b[0] to b[2]'],
    ['w[0]', deep, 'layer[1].w[0][0] to w[1][2] and layer[1].b[0] to b[2]'],
    ['layer[3].w[0][0]', deep, 'layer[2].w[0][0] to w[2][0] and layer[2].b[0] to b[0]'],
    ['layer[4294967296].w[0][0]', deep, 'layer[0].w[0][0]'],
    ['__proto__', deep, 'layer[0].w[0][0]'],
  ])('refuse %s where it is not there', (name, shape, allowed) => {
    try {
      parameterIndex(name, shape, 'model.train');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      const { message, fields } = error as Problem;
      expect(message).toContain(`model.train: '${name}' is not a parameter of this model; allowed: `);
      expect(message).toContain(allowed);
      expect(fields).toEqual([{ path: 'model.train', message: message.slice('model.train: '.length) }]);
    }
  });
  it('stay short for a model of very many layers', () => {
    const hidden = Array.from({ length: 100 }, () => ({ units: 2, activation: 'relu' as const }));
    const shape = shapeOf({ inputs: 2, hidden, outputs: 1 });
    expect(() => parameterIndex('w', shape, 'model.set')).toThrow(/ and so on to layer\[100\]$/);
  });
});

describe('first values', () => {
  const drawn = (kind: InitialiserKind, set?: Record<string, number>) => {
    const values = new Float64Array(deep.parameters).fill(9);
    const random = seeded(7);
    firstValues({ init: { kind }, ...(set && { set }) }, deep, random, values);
    return { values: [...values], next: random.normal() };
  };
  const normal = (() => {
    const random = seeded(7);
    const numbers = (count: number) => Array.from({ length: count }, () => random.normal());
    return { layers: [numbers(8), numbers(6), numbers(3)], next: random.normal() };
  })();
  const expected = (factors: number[]) => {
    const [first, second, third] = normal.layers.map((layer, k) => layer.map((value) => value * factors[k]!));
    return [...first!, 0, 0, 0, 0, ...second!, 0, 0, 0, ...third!, 0];
  };
  const factors: Record<Exclude<InitialiserKind, 'zeros'>, number[]> = {
    randn: [1, 1, 1],
    he: [1, 1, Math.sqrt(2 / 3)],
    xavier: [Math.sqrt(2 / 6), Math.sqrt(2 / 5), Math.sqrt(2 / 4)],
  };

  it.each(Object.entries(factors))('of %s: layer by layer, inputs first, biases zero', (kind, factor) => {
    const { values, next } = drawn(kind as InitialiserKind);
    expect(values).toEqual(expected(factor));
    expect(next).toBe(normal.next);
  });
  it('of zeros draw nothing', () => {
    const { values, next } = drawn('zeros');
    expect(values.every((value) => value === 0)).toBe(true);
    expect(next).toBe(normal.layers[0]![0]);
  });
  it('given by hand come last', () => {
    const { values } = drawn('randn', { 'layer[0].b[1]': 5, 'layer[1].w[0][0]': -6 });
    const numbers = expected([1, 1, 1]);
    numbers[9] = 5;
    numbers[12] = -6;
    expect(values).toEqual(numbers);
  });
  it('are there for every initialiser', () => {
    expect([...Object.keys(factors), 'zeros'].sort()).toEqual(Object.keys(initialisers).sort());
  });
});
