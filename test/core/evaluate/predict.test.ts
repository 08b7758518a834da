import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPredictor, matchFeatures, targetNames } from '../../../src/core/evaluate/predict.ts';
import { exp } from '../../../src/core/math/exp.ts';
import { classesTarget, labelled, modelWith, numberFeature, numbersTarget, oneHot } from '../../models.ts';

describe('createPredictor', () => {
  it('gives a linear model\u2019s value in the unit of the target', () => {
    const model = modelWith({
      features: [numberFeature('a', { shift: 5, divisor: 10 }), numberFeature('b')],
      target: numbersTarget(numberFeature('y', { shift: 100, divisor: 20 })),
      parameters: [2, 3, 0.5],
    });
    // (7 - 5)/10 · 2 + 4 · 3 + 0.5 = 12.9
    expect(Array.from(createPredictor(model).predict([7, 4]))).toEqual([12.9 * 20 + 100]);
  });

  it('runs the layers of a network one after the other', () => {
    const model = modelWith({
      features: [numberFeature('a'), numberFeature('b')],
      target: numbersTarget(numberFeature('y'), numberFeature('z')),
      model: { hidden: [{ units: 3, activation: 'relu' }] },
      parameters: [1, -1, 2, 0, 1, -1, 0.5, 0, 0, /* second layer */ 1, 2, 3, 4, 5, 6, 10, 20],
    });
    // a = 2, b = 1: z = [2.5, -1, 3], relu [2.5, 0, 3]
    expect(Array.from(createPredictor(model).predict([2, 1]))).toEqual([2.5 + 15 + 10, 5 + 18 + 20]);
  });

  it('takes the greatest of each run of maxout units', () => {
    const model = modelWith({
      features: [numberFeature('a')],
      target: numbersTarget(numberFeature('y')),
      model: { hidden: [{ units: 4, activation: 'maxout', pieces: 2 }], bias: false },
      parameters: [1, -1, 2, 3, /* two outputs */ 10, 100],
    });
    const { predict } = createPredictor(model);
    expect([predict([1])[0], predict([-1])[0]]).toEqual([310, -190]);
  });

  it('gives the probability of each class', () => {
    const two = modelWith({
      features: [numberFeature('a')],
      target: classesTarget('y', 'no', 'yes'),
      model: { output: 'sigmoid' },
      loss: 'binaryCrossEntropy',
      parameters: [1, 0],
    });
    const second = 1 / (1 + exp(-2));
    expect(Array.from(createPredictor(two).predict([2]))).toEqual([1 - second, second]);
    const three = modelWith({
      features: [numberFeature('a')],
      target: classesTarget('y', 1, 2, 3),
      model: { output: 'softmax' },
      loss: 'crossEntropy',
      parameters: [1, 1, 1, 0, 0, 0],
    });
    expect(createPredictor(three).width).toBe(3);
    expect(Array.from(createPredictor(three).predict([2]))).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('knows categories, and fills in what is missing where it has learned to', () => {
    const model = modelWith({
      features: [
        oneHot('colour', ['blue', 'red'], 'red'),
        labelled('size', [1, 3, 10]),
        numberFeature('a', { fill: 4 }),
      ],
      target: numbersTarget(numberFeature('y')),
      model: { bias: false },
      parameters: [10, 20, 100, 1000],
    });
    const { predict } = createPredictor(model);
    expect(predict(['blue', 10, 0])[0]).toBe(210);
    expect(predict([null, 1, Number.NaN])[0]).toBe(4020);
    expect(predict(['green', 3, 1])[0]).toBe(1100);
    expect(() => predict(['blue', 7, 1])).toThrow('7 in size is not a category');
    expect(() => predict(['blue', null, 1])).toThrow('size is missing');
  });

  it('says the same of a row whatever was asked before, and writes nowhere else', () => {
    const model = modelWith({
      features: [numberFeature('a'), numberFeature('b')],
      target: numbersTarget(numberFeature('y'), numberFeature('z')),
      model: { hidden: [{ units: 5, activation: 'tanh' }] },
      parameters: Array.from({ length: 27 }, (_, i) => ((i * 7) % 11) / 5 - 1),
    });
    const cell = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const { predictInto, width } = createPredictor(model);
        const out = new Float64Array(rows.length * width + 1).fill(7);
        for (const [i, row] of rows.entries()) predictInto(row, out, i * width);
        const alone = rows.flatMap((row) => Array.from(createPredictor(model).predict(row)));
        expect(Array.from(out)).toEqual([...alone, 7]);
      }),
    );
  });
});

describe('what a model is asked with', () => {
  const model = modelWith({
    features: [numberFeature('a'), numberFeature('b')],
    target: classesTarget('y', 0, 1),
    model: { output: 'sigmoid' },
    loss: 'binaryCrossEntropy',
  });

  it('is found by name, or by place where there are no names', () => {
    expect(matchFeatures(model, ['b', 'x', 'a'], true)).toEqual({ at: [2, 0] });
    expect(matchFeatures(model, ['x1', 'x2'], false)).toEqual({ at: [0, 1] });
    expect(matchFeatures(model, ['x1', 'x2', 'x3'], false)).toEqual({ at: [0, 1] });
    expect(matchFeatures(model, ['a', 'x'], true)).toEqual({ missing: ['b'] });
    expect(targetNames(model.target)).toEqual(['y']);
  });
});
