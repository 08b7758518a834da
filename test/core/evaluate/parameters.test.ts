import { describe, expect, it } from 'vitest';
import { matchParameters, shapeText } from '../../../src/core/evaluate/compare.ts';
import {
  modelLayerNames,
  parameterLabel,
  parameterPlace,
} from '../../../src/core/evaluate/parameter-names.ts';
import { type Model, shapeOf } from '../../../src/core/format/model.ts';
import { parameterName } from '../../../src/core/nn/parameters.ts';
import { classesTarget, modelWith, numberFeature, numbersTarget, oneHot } from '../../models.ts';

const features = [numberFeature('RM'), oneHot('RAD', [4, 24])];
const one = numbersTarget(numberFeature('MEDV'));
const relu = { hidden: [{ units: 2, activation: 'relu' }] };

function named(model: Model): [string, string][] {
  const shape = shapeOf(model);
  const names = modelLayerNames(model);
  return Array.from({ length: shape.parameters }, (_, i) => [
    parameterName(i, shape),
    parameterLabel(shape, names, i),
  ]);
}

describe('the names of parameters', () => {
  it('are those of the features where each has one weight', () => {
    expect(named(modelWith({ features, target: one }))).toEqual([
      ['w[0]', 'RM'],
      ['w[1]', 'RAD=4'],
      ['w[2]', 'RAD=24'],
      ['b', 'bias'],
    ]);
  });

  it('tell by layer what they join', () => {
    expect(named(modelWith({ features: [numberFeature('RM')], target: one, model: relu }))).toEqual([
      ['layer[0].w[0][0]', 'RM \u2192 unit 0'],
      ['layer[0].w[0][1]', 'RM \u2192 unit 1'],
      ['layer[0].b[0]', 'bias of unit 0'],
      ['layer[0].b[1]', 'bias of unit 1'],
      ['layer[1].w[0][0]', 'unit 0 \u2192 MEDV'],
      ['layer[1].w[1][0]', 'unit 1 \u2192 MEDV'],
      ['layer[1].b[0]', 'bias of MEDV'],
    ]);
  });

  it('tell the class, and the piece of a maxout unit', () => {
    const softmax = modelWith({
      features: [numberFeature('x')],
      target: classesTarget('y', 'a', 'b', 'c'),
      model: { output: 'softmax', bias: false },
      loss: 'crossEntropy',
    });
    expect(named(softmax)[2]).toEqual(['layer[0].w[0][2]', 'x \u2192 y=c']);
    const maxout = modelWith({
      features: [numberFeature('x')],
      target: classesTarget('y', 0, 1),
      model: { output: 'sigmoid', hidden: [{ units: 4, activation: 'maxout', pieces: 2 }] },
      loss: 'binaryCrossEntropy',
    });
    expect(named(maxout).map(([, name]) => name)).toEqual([
      ...[
        'x \u2192 unit 0 piece 0',
        'x \u2192 unit 0 piece 1',
        'x \u2192 unit 1 piece 0',
        'x \u2192 unit 1 piece 1',
      ],
      ...[
        'bias of unit 0 piece 0',
        'bias of unit 0 piece 1',
        'bias of unit 1 piece 0',
        'bias of unit 1 piece 1',
      ],
      ...['unit 0 \u2192 y=1', 'unit 1 \u2192 y=1', 'bias of y=1'],
    ]);
    expect(parameterPlace(shapeOf(maxout), 9)).toEqual({ layer: 1, input: 1, unit: 0 });
  });
});

describe('matchParameters', () => {
  it('matches linear models by what they weigh, the bias last', () => {
    const all = modelWith({ features, target: one });
    const few = modelWith({
      features: [oneHot('RAD', [24]), numberFeature('RM')],
      target: one,
      model: { bias: false },
    });
    expect(matchParameters([few, all])).toEqual({
      matches: [
        { key: 'w[0]', name: 'RAD=24', places: [0, 2] },
        { key: 'w[1]', name: 'RM', places: [1, 0] },
        { key: 'w[1]', name: 'RAD=4', places: [-1, 1] },
        { key: 'b', name: 'bias', places: [-1, 3] },
      ],
    });
  });

  it('does not take a feature that is called bias for the bias', () => {
    const model = modelWith({ features: [numberFeature('bias')], target: one });
    const found = matchParameters([model, model]);
    expect('matches' in found && found.matches.map(({ key }) => key)).toEqual(['w[0]', 'b']);
  });

  it('matches networks by place where their layers and names agree', () => {
    const network = modelWith({ features, target: one, model: relu });
    const found = matchParameters([network, network]);
    expect('matches' in found && found.matches).toHaveLength(11);
    expect('matches' in found && found.matches[8]).toEqual({
      key: 'layer[1].w[0][0]',
      name: 'unit 0 \u2192 MEDV',
      places: [8, 8],
    });
  });

  it('says why others cannot be matched', () => {
    const network = modelWith({ features, target: one, model: relu });
    expect(matchParameters([network, modelWith({ features, target: one })])).toEqual({
      apart:
        'The networks have different layers (3 \u2192 2 relu \u2192 1 and 3 \u2192 1), so their weights cannot stand side by side.',
    });
    const other = modelWith({
      features: [numberFeature('x'), oneHot('RAD', [4, 24])],
      target: one,
      model: relu,
    });
    expect(matchParameters([network, other])).toHaveProperty('apart');
    expect(shapeText(shapeOf(modelWith({ features, target: one, model: { bias: false } })))).toBe(
      '3 \u2192 1, no biases',
    );
  });
});
