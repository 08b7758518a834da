import { beforeEach, describe, expect, it } from 'vitest';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { flatParameters } from '../../../src/core/format/model.ts';
import { largestFirst } from '../../../src/renderer/features/predict/contributions.ts';
import { effectsOf } from '../../../src/renderer/features/predict/effects.ts';
import { fixedText } from '../../../src/renderer/features/predict/fixed-text.ts';
import { likeliest } from '../../../src/renderer/features/predict/likeliest.ts';
import { liveModel } from '../../../src/renderer/features/predict/live-model.ts';
import { decimalsFor, sliderValue, typedMean } from '../../../src/renderer/features/predict/range.ts';
import { rowProblem, rowSource, startRow } from '../../../src/renderer/features/predict/row-source.ts';
import { shownFeatures } from '../../../src/renderer/features/predict/shown-features.ts';
import { cellOf, noteOf, summaryOf } from '../../../src/renderer/features/predict/value-notes.ts';
import type { RunProgress } from '../../../src/shared/runs.ts';
import { classesTarget, labelled, modelWith, numberFeature, numbersTarget, oneHot } from '../../models.ts';

describe('noteOf', () => {
  const rooms = numberFeature('RM', { min: 3.561, max: 8.78 });

  it('warns outside the range that training saw, and says so in whole sentences', () => {
    expect(noteOf(rooms, 12)).toEqual({
      kind: 'warning',
      short: 'above 8.78, the greatest seen',
      text: 'RM 12 is above 8.78, the greatest seen in training',
    });
    expect(noteOf(rooms, -1.5)?.text).toBe('RM \u22121.5 is below 3.561, the least seen in training');
  });

  it('writes as many digits as tell the value from the end of the range', () => {
    expect(noteOf(rooms, 8.7800001)?.text).toBe('RM 8.7800001 is above 8.78, the greatest seen in training');
  });

  it('is silent within it, ends included', () => {
    for (const value of [3.561, 6, 8.78]) expect(noteOf(rooms, value)).toBeUndefined();
  });

  it('says what is wrong with a text, and never reads a comma as a point', () => {
    expect(noteOf(rooms, 'six')?.text).toBe("RM: 'six' is no number");
    expect(noteOf(rooms, '6,5')).toMatchObject({ kind: 'error', short: 'write 6.5 with a point' });
    expect(noteOf(rooms, '')?.short).toBe('needs a number');
    expect(noteOf(rooms, undefined)?.kind).toBe('error');
  });

  it('takes nothing for a value that is missing where there is one to stand in', () => {
    const filled = numberFeature('RM', { fill: 6.2 });
    expect(noteOf(filled, '')).toEqual({
      kind: 'filled',
      short: 'missing: 6.2 stands in',
      text: 'RM is missing: 6.2 stands in',
    });
    expect(noteOf(filled, null)?.kind).toBe('filled');
    expect(cellOf(filled, '')).toBeNull();
    expect(noteOf(rooms, null)?.kind).toBe('error');
  });

  it('knows the categories that training saw', () => {
    const colour = oneHot('colour', ['blue', 'red']);
    expect(noteOf(colour, 'red')).toBeUndefined();
    expect(noteOf(colour, 'pink')?.text).toBe(
      "colour 'pink' was not seen in training and counts as none of the categories",
    );
    expect(noteOf(colour, null)).toMatchObject({ kind: 'error', short: 'needs a category' });
    expect(noteOf(labelled('size', [1, 2]), 3)).toMatchObject({ kind: 'error' });
    expect(cellOf(labelled('size', [1, 2]), '2')).toBe(2);
  });
});

it('sums the notes up by the worst of them', () => {
  const feature = numberFeature('a', { min: 0, max: 1 });
  const above = noteOf(feature, 2)!;
  expect(summaryOf([])).toBeUndefined();
  expect(summaryOf([above])).toEqual({ kind: 'warning', text: '1 value outside what training saw' });
  expect(summaryOf([noteOf({ ...feature, fill: 0 }, null)!])).toBeUndefined();
  expect(summaryOf([above, noteOf(feature, '')!])).toEqual({ kind: 'error', text: '1 value to mend' });
});

describe('numbers of a range', () => {
  it('get the decimals that the range asks for', () => {
    expect(decimalsFor({ min: 5, max: 50 }, 200)).toBe(1);
    expect(decimalsFor({ min: 0, max: 4e6 }, 200)).toBe(0);
    expect(decimalsFor({ min: 3, max: 3 }, 200)).toBe(2);
    expect(fixedText(28.4321, { min: 5, max: 50 })).toBe('28.4');
    expect(fixedText(3.04, { min: 5, max: 50 }, true)).toBe('+3.0');
    expect(fixedText(-1234567.04, { min: 5, max: 50 })).toBe('\u22121\u202f234\u202f567.0');
    expect(fixedText(-3.04, { min: 5, max: 50 }, true)).toBe('\u22123.0');
  });

  it('come from a slider rounded, but with its very ends', () => {
    const range = { min: 0.385, max: 0.871 };
    expect(sliderValue(0.5381234, range)).toBe(0.538);
    expect(sliderValue(0.385, range)).toBe(0.385);
    expect(sliderValue(0.9, range)).toBe(0.871);
    expect(sliderValue(0.8709999, range)).toBe(0.871);
    expect(typedMean({ min: 3.561, max: 8.78, mean: 6.3195792 })).toBe(6.32);
  });
});

describe('largestFirst', () => {
  it('sorts by size whatever the sign, and sums up the small ones', () => {
    const { told, others } = largestFirst(['a', 'b', 'c', 'd'], [1, -5, 0.25, 0.5], 2);
    expect(told).toEqual([
      { name: 'b', added: -5 },
      { name: 'a', added: 1 },
    ]);
    expect(others).toEqual({ count: 2, added: 0.75 });
  });
});

const network = modelWith({
  features: [numberFeature('a'), oneHot('colour', ['blue', 'green', 'red'])],
  target: numbersTarget(numberFeature('y')),
  model: { hidden: [{ units: 1, activation: 'relu' }] },
  parameters: [2, 0, 3, -4, 10, 1, 0],
});

describe('liveModel', () => {
  const progress = (parameters: Float64Array) => ({ parameters }) as unknown as RunProgress;

  it('is the model as it was kept while nothing trains', () => {
    expect(liveModel({ model: network, progress: null })).toEqual({
      model: network,
      parameters: flatParameters(network.layers),
      trains: false,
    });
    expect(liveModel({ model: null, progress: progress(new Float64Array(7)) })).toBeNull();
  });

  it('predicts by the parameters as they stand', () => {
    const { model, parameters, trains } = liveModel({
      model: network,
      progress: progress(Float64Array.of(0, 0, 0, 0, 1, 5, 2)),
    })!;
    expect(trains).toBe(true);
    expect(createPredictor(model, parameters).predict([3, 'red'])[0]).toBe(7);
  });
});

describe('effectsOf', () => {
  const { predict } = createPredictor(network);
  const first = (row: readonly (number | string)[]) => predict(row)[0]!;

  it('tells of numbers by their deviation and of categories by the one that changes most', () => {
    const effects = effectsOf(network.features, [5, 'blue'], first)!;
    expect(effects.map(({ label }) => label)).toEqual(['a (+2)', 'colour \u2192 red']);
    expect(effects[0]!.derivative).toBeCloseTo(2, 9);
    expect(effects[0]!.effect).toBeCloseTo(4, 9);
    expect(effects[1]).toMatchObject({ effect: -4, derivative: undefined });
  });

  it('leaves out what never changes, and lists too long to try', () => {
    const flat = [numberFeature('a', { std: 0 }), network.features[1]!];
    expect(effectsOf(flat, [5, 'blue'], first)).toHaveLength(1);
    const many = oneHot(
      'id',
      Array.from({ length: 500 }, (_, i) => i),
    );
    expect(effectsOf([many], [0], () => 0)).toBeUndefined();
  });
});

it('has fields for the first of very many features, for those looked for and for those to mend', () => {
  const many = Array.from({ length: 9 }, (_, i) => numberFeature(`x${i}`));
  const none = many.map(() => undefined);
  expect(shownFeatures(many, none, '', 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(shownFeatures(many, none, '', 3)).toEqual([0, 1, 2]);
  expect(shownFeatures(many, none, ' X7', 3)).toEqual([7]);
  const notes = many.map((feature, i) => (i === 5 ? noteOf(feature, 'abc') : undefined));
  expect(shownFeatures(many, notes, '', 3)).toEqual([0, 1, 5]);
  expect(shownFeatures(many, notes, 'x7', 3)).toEqual([5, 7]);
});

it('tells few classes in their order, and of many the likeliest', () => {
  expect(likeliest(Float64Array.of(0.1, 0.7, 0.2), 3)).toEqual({
    told: [0, 1, 2],
    others: { count: 0, probability: 0 },
  });
  expect(likeliest(Float64Array.of(0.125, 0.5, 0.125, 0.25), 2)).toEqual({
    told: [1, 3],
    others: { count: 2, probability: 0.25 },
  });
});

describe('a row of the data', () => {
  const model = modelWith({
    features: [oneHot('colour', ['blue', 'red']), oneHot('code', [1, 2]), numberFeature('a', { fill: 3 })],
    target: classesTarget('kind', 'no', 'yes'),
    model: { output: 'softmax' },
    loss: 'crossEntropy',
  });
  const names = ['a', 'kind', 'code', 'colour'];
  const dataset = { sha256: 'x', columns: names.map((name) => ({ name })) } as never;

  it('gives the cells that the model needs, texts and missing ones too', () => {
    const source = rowSource(model, [], dataset)!;
    const rows = {
      from: 7,
      count: 1,
      values: Float64Array.of(Number.NaN, 1, 0, 1),
      texts: { 1: ['yes'], 2: ['2'], 3: [null] },
    };
    expect(startRow(source, rows, 7)).toEqual({ row: 7, values: [null, 2, null], actual: { kind: 'yes' } });
  });

  it('says why what was typed is no row', () => {
    expect(rowProblem('9999', 506)).toBe("'9999' is no row: rows go from 1 to 506");
    expect(rowProblem('x', 6)).toBe("'x' is no row: rows go from 1 to 6");
    expect(rowProblem('', 6)).toBeUndefined();
  });

  it('is not there where the data lacks a feature', () => {
    expect(rowSource(model, [], { sha256: 'x', columns: [{ name: 'a' }] } as never)).toBeUndefined();
    expect(rowSource(model, [], undefined)).toBeUndefined();
  });
});

describe('the row that is typed', async () => {
  const rows = await import('../../../src/renderer/features/predict/typed-rows.ts');
  const column = (name: string) => numberFeature(name, { mean: 4.56789 });
  const features = [column('a'), column('b')];
  beforeEach(() => rows.startFromMeans(features));

  it('begins with the means, rounded as one would type them, and usual categories', () => {
    expect(rows.typedRow(features)).toEqual({ values: [4.57, 4.57], from: undefined });
    const colours = [oneHot('c', ['blue', 'red']), oneHot('d', ['blue', 'red'], 'red')];
    rows.startFromMeans(colours);
    expect(rows.typedRow(colours)?.values).toEqual(['blue', 'red']);
  });

  it('survives a change to a run with the same features, and no other', () => {
    rows.typeValue(features, 1, 'abc');
    expect(rows.typedRow([column('a'), column('b')])?.values).toEqual([4.57, 'abc']);
    expect(rows.typedRow([column('b'), column('a')])).toBeUndefined();
    expect(rows.typedRow([column('a'), oneHot('b', [])])).toBeUndefined();
  });

  it('knows whether it is still the row of the data that it began with', () => {
    rows.startFromRow(features, { row: 3, values: [1, 2], actual: { y: 24 } });
    expect(rows.isUnchanged(rows.typedRow(features)!)).toBe(true);
    rows.typeValue(features, 0, 5);
    expect(rows.isUnchanged(rows.typedRow(features)!)).toBe(false);
    rows.typeValue(features, 0, 1);
    expect(rows.isUnchanged(rows.typedRow(features)!)).toBe(true);
  });
});
