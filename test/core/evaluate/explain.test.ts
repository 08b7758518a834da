import { describe, expect, it } from 'vitest';
import { asCategory, createCellCheck } from '../../../src/core/evaluate/cell-check.ts';
import { canExplain, explain } from '../../../src/core/evaluate/explain.ts';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { classesTarget, labelled, modelWith, numberFeature, numbersTarget, oneHot } from '../../models.ts';

const target = numbersTarget(numberFeature('y', { shift: 100, divisor: 20 }));

describe('explain', () => {
  const model = modelWith({
    features: [
      numberFeature('a', { mean: 4, shift: 2, divisor: 4 }),
      oneHot('colour', ['blue', 'red']),
      labelled('size', ['s', 'm', 'l']),
      numberFeature('flat', { min: 3, max: 3, mean: 3, shift: 3, divisor: 0 }),
    ],
    target,
    parameters: [2, 3, 9, 0.5, 1000, 1],
  });

  it('tells what each feature adds, a one-hot one as one', () => {
    const { prediction, baseline, added } = explain(model, [8, 'red', 'l', 3]);
    // (8 - 4)/4 · 2 · 20, (9 - 6) · 20, (2 - 1) · 0.5 · 20
    expect(added).toEqual([40, 60, 10, 0]);
    // (0.5 · 2 + 6 + 0.5 + 1) · 20 + 100
    expect(baseline).toBe(270);
    expect(prediction).toBe(createPredictor(model).predict([8, 'red', 'l', 3])[0]);
    expect(baseline + added.reduce((sum, value) => sum + value, 0)).toBeCloseTo(prediction, 10);
  });

  it('holds an unknown category against the average of those that are known', () => {
    expect(explain(model, [4, 'pink', 'm', 3]).added).toEqual([0, -120, 0, 0]);
  });

  it('is for linear models of one number alone', () => {
    const features = [numberFeature('a')];
    expect(canExplain(model)).toBe(true);
    expect(
      canExplain(modelWith({ features, target, model: { hidden: [{ units: 2, activation: 'relu' }] } })),
    ).toBe(false);
    const two = numbersTarget(numberFeature('y'), numberFeature('z'));
    expect(canExplain(modelWith({ features, target: two }))).toBe(false);
    const classes = classesTarget('y', 0, 1);
    expect(
      canExplain(
        modelWith({ features, target: classes, model: { output: 'sigmoid' }, loss: 'binaryCrossEntropy' }),
      ),
    ).toBe(false);
  });
});

describe('the check of a cell', () => {
  it('knows the range and the categories that training saw', () => {
    const number = createCellCheck(numberFeature('a'));
    expect([-1, 0, 10, 11, null, Number.NaN, 'x'].map(number)).toEqual([
      'below',
      'usual',
      'usual',
      'above',
      'missing',
      'missing',
      'unseen',
    ]);
    const colour = createCellCheck(oneHot('colour', ['blue', 'red']));
    expect(['red', 'pink', null].map(colour)).toEqual(['usual', 'unseen', 'missing']);
  });

  it('takes the number that a column of texts would have, and the text of a number', () => {
    const rad = oneHot('RAD', [1, 4, 24]);
    expect(['4', 4, '5', '', 'x'].map((cell) => asCategory(rad, cell))).toEqual([4, 4, '5', '', 'x']);
    expect(asCategory(oneHot('code', ['1', 'b']), 1)).toBe('1');
    expect(asCategory(oneHot('zero', [0]), '')).toBe('');
    expect(asCategory(numberFeature('a'), '4')).toBe('4');
  });
});
