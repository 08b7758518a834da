import { describe, expect, it } from 'vitest';
import { cellAt, type Table } from '../../../src/core/data/table.ts';
import { createPredictor, predictionWidth } from '../../../src/core/evaluate/predict.ts';
import { modelOf } from '../../../src/core/format/model.ts';
import { hiddenActivations } from '../../../src/core/nn/activations.ts';
import { housing, readText } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';

const provenance = {
  program: 'test',
  title: 'test',
  data: { name: 'x', sha256: '0', rows: 0, columns: [] },
  seconds: 0,
};

/** What a model says of the training rows, and what its training says of them. */
function bothWays(changes: Parameters<typeof recipeWith>[0], table: Table) {
  const training = trained(recipeWith(changes), table);
  const model = modelOf(training, provenance, { loss: [], validationLoss: [] })!;
  const { train } = training.prepared!;
  const inTraining = new Float64Array(train.rows * train.outputs);
  training.network.measure(train, 0, train.rows, 0, inTraining, 0);
  const places = model.features.map(({ name }) => table.columns.findIndex((column) => column.name === name));
  const predictor = createPredictor(model);
  const predicted = new Float64Array(train.rows * predictor.width);
  for (let row = 0; row < train.rows; row++) {
    const cells = places.map((column) => cellAt(table, row, column));
    predictor.predictInto(cells, predicted, row * predictor.width);
  }
  return { model, inTraining, predicted };
}

/** A target as it is, so that predictions are outputs. */
const plain = { prepare: { scaleTarget: 'none' }, run: { epochs: 3, batch: 50 } };

describe('a prediction has the bits of training', () => {
  it.each(['mse', 'mae'])('for a linear model with loss %s', (kind) => {
    const { inTraining, predicted } = bothWays({ ...plain, loss: { kind } }, housing());
    expect(predicted).toEqual(inTraining);
  });

  it.each(Object.keys(hiddenActivations))('for a network of %s', (activation) => {
    const hidden = [
      { units: 6, activation },
      { units: 4, activation: 'tanh' },
    ];
    const { inTraining, predicted } = bothWays(
      { ...plain, model: { hidden }, optimizer: { learningRate: 1e-3 } },
      housing(),
    );
    expect(predicted.every(Number.isFinite)).toBe(true);
    expect(predicted).toEqual(inTraining);
  });

  const rows = Array.from({ length: 40 }, (_, i) => {
    const colour = ['blue', 'green', 'red'][i % 3]!;
    const size = i % 7 === 0 ? '' : String((i * 37) % 11);
    return `${colour},${size},${['no', 'yes', 'maybe'][(i >> 1) % 3]},${i % 2}`;
  });
  const texts = readText(['colour,size,answer,even', ...rows].join('\n'), 'answers.csv').table;
  const prepare = { encode: { colour: 'oneHot' }, missing: 'mean' };
  const few = { split: { train: 1, test: 0 }, run: { epochs: 3, batch: 7 }, optimizer: { kind: 'adam' } };

  it('for many classes, with texts and missing cells', () => {
    const { model, inTraining, predicted } = bothWays(
      {
        ...few,
        data: { file: 'x', target: 'answer', features: ['colour', 'size'] },
        prepare,
        model: { output: 'softmax', hidden: [{ units: 5, activation: 'elu' }] },
        loss: { kind: 'crossEntropy' },
      },
      texts,
    );
    expect(predictionWidth(model.target)).toBe(3);
    expect(predicted).toEqual(inTraining);
  });

  it('for two classes, of which the second is the one that is trained', () => {
    const { inTraining, predicted } = bothWays(
      {
        ...few,
        data: { file: 'x', target: 'even', features: ['colour', 'size'] },
        prepare,
        model: { output: 'sigmoid' },
        loss: { kind: 'binaryCrossEntropy' },
      },
      texts,
    );
    expect(predicted.filter((_, i) => i % 2 === 1)).toEqual(inTraining);
    expect(predicted.filter((_, i) => i % 2 === 0)).toEqual(inTraining.map((p) => 1 - p));
  });
});
