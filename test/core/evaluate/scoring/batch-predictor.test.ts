import { describe, expect, it } from 'vitest';
import { createPredictor } from '../../../../src/core/evaluate/predict.ts';
import { createBatchPredictor } from '../../../../src/core/evaluate/scoring/batch-predictor.ts';
import type { Model } from '../../../../src/core/format/model.ts';
import { hiddenActivations } from '../../../../src/core/nn/activations.ts';
import { classesTarget, labelled, modelWith, numberFeature, numbersTarget, oneHot } from '../../../models.ts';

const features = [
  numberFeature('a', { shift: 3, divisor: 7 }),
  oneHot('colour', ['blue', 'red'], 'red'),
  labelled('size', [1, 3, 10]),
  numberFeature('b', { fill: 4 }),
];
const inputs = 5;

/** Rows that no rule made, the last cell missing now and then. */
function cellsOf(row: number): (number | string | null)[] {
  const colour = ['blue', 'red', 'green', null][row % 4]!;
  return [Math.sin(row) * 10, colour, [1, 3, 10][row % 3]!, row % 5 === 0 ? null : Math.cos(row)];
}

const parameters = (count: number) => Array.from({ length: count }, (_, i) => Math.sin(i * 7 + 1));

/** All rows by both, a piece at a time. */
function both(model: Model, rows: number) {
  const one = createPredictor(model);
  const batch = createBatchPredictor(model);
  expect(batch.width).toBe(one.width);
  const single = new Float64Array(rows * one.width);
  for (let i = 0; i < rows; i++) one.predictInto(cellsOf(i), single, i * one.width);
  const many = new Float64Array(rows * one.width);
  for (let at = 0; at < rows; at += batch.rowsAtOnce) {
    const to = Math.min(rows, at + batch.rowsAtOnce);
    batch.predict(cellsOf, at, to, many.subarray(at * one.width, to * one.width));
  }
  return { single, many, rowsAtOnce: batch.rowsAtOnce };
}

describe('rows predicted many at a time have the bits of one by one', () => {
  it.each(['mse', 'huber', 'mae'])('of a linear model with loss %s', (loss) => {
    const model = modelWith({
      features,
      target: numbersTarget(numberFeature('y', { divisor: 9 })),
      loss,
      parameters: parameters(6),
    });
    const { single, many } = both(model, 9001);
    expect(many).toEqual(single);
    expect(new Set(many).size).toBeGreaterThan(4000);
  });

  it.each(Object.keys(hiddenActivations))('of a network of %s for several targets', (activation) => {
    const model = modelWith({
      features,
      target: numbersTarget(numberFeature('y', { divisor: 9, shift: 1 }), numberFeature('z')),
      model: {
        hidden: [
          { units: 6, activation },
          { units: 4, activation: 'relu' },
        ],
      },
      parameters: parameters(200),
    });
    const { single, many } = both(model, 501);
    expect(many).toEqual(single);
  });

  it.each([
    ['sigmoid', 'binaryCrossEntropy', ['no', 'yes']],
    ['softmax', 'crossEntropy', ['no', 'perhaps', 'yes']],
  ] as const)('of classes by %s, in more pieces than one', (output, loss, classes) => {
    const hidden = [
      { units: 64, activation: 'tanh' },
      { units: 64, activation: 'relu' },
    ];
    const model = modelWith({
      features,
      target: classesTarget('y', ...classes),
      model: { hidden, output },
      loss,
      parameters: parameters((inputs + 1) * 64 + 65 * 64 + 65 * 3),
    });
    const { single, many, rowsAtOnce } = both(model, 400);
    expect(rowsAtOnce).toBeLessThan(400);
    expect(many).toEqual(single);
  });

  it('refuses the cell that one by one is refused', () => {
    const model = modelWith({ features, target: numbersTarget(numberFeature('y')), model: { bias: false } });
    const { predict } = createBatchPredictor(model);
    const out = new Float64Array(1);
    expect(() => predict(() => [1, 'red', 2, 3], 0, 1, out)).toThrow('2 in size is not a category');
    expect(() => predict(() => [null, 'red', 1, 3], 0, 1, out)).toThrow('a is missing');
  });
});
