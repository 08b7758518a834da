import { beforeEach, describe, expect, it } from 'vitest';
import type { PreparedColumn } from '../../../src/core/data/prepare.ts';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { type Model, modelOf } from '../../../src/core/format/model.ts';
import { largestFirst } from '../../../src/renderer/features/predict/contributions.ts';
import { fixedText } from '../../../src/renderer/features/predict/fixed-text.ts';
import { liveModel } from '../../../src/renderer/features/predict/live-model.ts';
import { decimalsFor, sliderValue, typedMean } from '../../../src/renderer/features/predict/range.ts';
import { noteOf, summaryOf } from '../../../src/renderer/features/predict/value-notes.ts';
import type { RunProgress } from '../../../src/shared/runs.ts';
import { housing } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';

describe('noteOf', () => {
  const range = { min: 3.561, max: 8.78 };

  it('warns outside the range that training saw, and says so in whole sentences', () => {
    expect(noteOf('RM', 12, range)).toEqual({
      kind: 'warning',
      short: 'above 8.78, the greatest seen',
      text: 'RM 12 is above 8.78, the greatest seen in training',
    });
    expect(noteOf('RM', -1.5, range)?.text).toBe('RM \u22121.5 is below 3.561, the least seen in training');
  });

  it('writes as many digits as tell the value from the end of the range', () => {
    expect(noteOf('RM', 8.7800001, range)?.text).toBe(
      'RM 8.7800001 is above 8.78, the greatest seen in training',
    );
  });

  it('is silent within it, ends included', () => {
    for (const value of [3.561, 6, 8.78]) expect(noteOf('RM', value, range)).toBeUndefined();
  });

  it('says what is wrong with a text, and never reads a comma as a point', () => {
    expect(noteOf('RM', 'six', range)?.text).toBe("RM: 'six' is no number");
    expect(noteOf('RM', '6,5', range)).toMatchObject({ kind: 'error', short: 'write 6.5 with a point' });
    expect(noteOf('RM', '', range)?.short).toBe('needs a number');
    expect(noteOf('RM', undefined, range)?.kind).toBe('error');
  });
});

it('sums the notes up by the worst of them', () => {
  const range = { min: 0, max: 1 };
  const above = noteOf('a', 2, range)!;
  expect(summaryOf([])).toBeUndefined();
  expect(summaryOf([above])).toEqual({ kind: 'warning', text: '1 value outside what training saw' });
  expect(summaryOf([above, noteOf('b', '', range)!])).toEqual({ kind: 'error', text: '1 value to mend' });
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

describe('liveModel', () => {
  const training = trained(recipeWith({ run: { epochs: 20 } }), housing());
  const data = { name: 'housing.data', sha256: '0', rows: 506, columns: [] };
  const model = modelOf(
    training,
    { program: 'test', title: 'test', data, seconds: 0 },
    { loss: [], validationLoss: [] },
  ) as Model;
  const progress = (parameters: Float64Array) => ({ parameters }) as unknown as RunProgress;

  it('is the model as it was kept while nothing trains', () => {
    expect(liveModel({ model, progress: null })).toBe(model);
    expect(liveModel({ model: null, progress: progress(new Float64Array(14)) })).toBeNull();
  });

  it('predicts by the parameters as they stand', () => {
    const row = Array.from(housing().values.subarray(0, 13));
    const same = liveModel({ model, progress: progress(Float64Array.from(training.parameters)) })!;
    expect(createPredictor(same)(row)).toBe(createPredictor(model)(row));
    const none = liveModel({ model, progress: progress(new Float64Array(14)) })!;
    expect(createPredictor(none)(row)).toBeCloseTo(model.target.mean, 12);
  });
});

describe('the row that is typed', async () => {
  const rows = await import('../../../src/renderer/features/predict/typed-rows.ts');
  const column = (name: string): PreparedColumn => ({
    name,
    min: 0,
    max: 10,
    mean: 4.56789,
    std: 1,
    shift: 0,
    divisor: 1,
  });
  const features = [column('a'), column('b')];
  beforeEach(() => rows.startFromMeans(features));

  it('begins with the means, rounded as one would type them', () => {
    expect(rows.typedRow(features)).toEqual({ values: [4.57, 4.57], from: undefined });
  });

  it('survives a change to a run with the same features, and no other', () => {
    rows.typeValue(features, 1, 'abc');
    expect(rows.typedRow([column('a'), column('b')])?.values).toEqual([4.57, 'abc']);
    expect(rows.typedRow([column('b'), column('a')])).toBeUndefined();
  });

  it('knows whether it is still the row of the data that it began with', () => {
    rows.startFromRow(features, { row: 3, values: [1, 2], actual: { target: 'y', value: 24 } });
    expect(rows.isUnchanged(rows.typedRow(features)!)).toBe(true);
    rows.typeValue(features, 0, 5);
    expect(rows.isUnchanged(rows.typedRow(features)!)).toBe(false);
    rows.typeValue(features, 0, 1);
    expect(rows.isUnchanged(rows.typedRow(features)!)).toBe(true);
  });
});
