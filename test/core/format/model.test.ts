import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegressionMetrics } from '../../../src/core/evaluate/metrics.ts';
import { createPredictor, matchFeatures } from '../../../src/core/evaluate/predict.ts';
import { flatParameters, historyOf, type Model, modelOf } from '../../../src/core/format/model.ts';
import { readModel, writeModel } from '../../../src/core/format/model-file.ts';
import { Problem } from '../../../src/core/problem.ts';
import { housing } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';

const table = housing();
const training = trained(
  recipeWith({ split: { train: 0.6, validation: 0.2, test: 0.2 }, run: { epochs: 20, batch: 100 } }),
  table,
);
const model = modelOf(
  training,
  {
    program: 'Descent test',
    title: 'A model',
    data: {
      name: 'housing.data',
      sha256: 'ab'.repeat(32),
      rows: 506,
      columns: table.columns.map(({ name }) => name),
    },
    seconds: 0.25,
  },
  historyOf(training),
)!;
const text = writeModel(model);
const row = (i: number) => table.values.subarray(i * 14, i * 14 + 13);

describe('a model file', () => {
  it('comes back exactly, to the last bit of every prediction', () => {
    const read = readModel(text, 'm.json');
    expect(read).toEqual(model);
    const [before, after] = [createPredictor(model), createPredictor(read)];
    for (let i = 0; i < table.rows; i++) expect(after.predict(row(i))).toEqual(before.predict(row(i)));
  });
  it('keeps any double, -0 too, and is written the same again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 14, maxLength: 14 }),
        (values) => {
          const layers = [{ weights: values.slice(0, 13).map((v) => [v]), biases: [values[13]!] }];
          const written = writeModel({ ...model, layers });
          const read = readModel(written, 'm.json');
          expect([...flatParameters(read.layers)]).toEqual(values);
          expect(writeModel(read)).toBe(written);
        },
      ),
    );
  });
  it('can be read by a person: indented, lists of numbers on one line', () => {
    expect(text.startsWith('{\n  "format": "descent-model",\n  "version": 2,\n')).toBe(true);
    expect(text).toContain('"columns": ["CRIM", "ZN", ');
    expect(text.split('\n').find((line) => line.includes('"loss": ['))).toMatch(/\],$/);
  });
  it('refuses to be written with numbers that JSON cannot hold', () => {
    expect(() => writeModel({ ...model, layers: [{ weights: [[Number.NaN]], biases: [] }] })).toThrow(
      'NaN cannot be written as JSON',
    );
  });
});

type Edit = (
  json: Record<string, unknown> & {
    layers: { weights: unknown[]; biases: unknown[] }[];
    recipe: Record<string, unknown>;
    history: { loss: unknown[] };
  },
) => void;
const problemOf = (edit: Edit) => {
  const json = JSON.parse(text);
  edit(json);
  return problemOfText(JSON.stringify(json));
};
const problemOfText = (damaged: string) => {
  try {
    readModel(damaged, 'm.json');
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'none';
};

describe('a damaged model file is refused by its place', () => {
  it.each<[string, Edit, string | RegExp]>([
    [
      '12 weights for 13 features',
      (m) => m.layers[0]!.weights.pop(),
      'm.json: layers[0].weights: holds 12 rows for 13 inputs',
    ],
    [
      'a weight that is null',
      (m) => {
        m.layers[0]!.weights[3] = [null];
      },
      'm.json: layers[0].weights[3][0]: null is not a finite number',
    ],
    [
      'a weight that is text',
      (m) => {
        m.layers[0]!.weights[3] = ['NaN'];
      },
      "m.json: layers[0].weights[3][0]: 'NaN' is not a finite number",
    ],
    [
      'two numbers for one unit',
      (m) => {
        m.layers[0]!.weights[3] = [1, 2];
      },
      'm.json: layers[0].weights[3]: holds 2 numbers for 1 unit',
    ],
    [
      'no bias',
      (m) => {
        m.layers[0]!.biases = [];
      },
      'm.json: layers[0].biases: holds 0 biases where the recipe asks for 1',
    ],
    [
      'a newer version',
      (m) => {
        m.version = 3;
      },
      /^m\.json was written by a newer Descent: its format is version 3/,
    ],
    [
      'another format',
      (m) => {
        m.format = 'x';
      },
      'm.json is not a Descent model',
    ],
    [
      'an unknown key',
      (m) => {
        m.extra = 1;
      },
      /^m\.json: extra: not a known key/,
    ],
    [
      'a missing part',
      (m) => {
        delete m.target;
      },
      'm.json: target: is missing; allowed: an object',
    ],
    [
      'a wrong recipe',
      (m) => {
        m.recipe.loss = { kind: 'x' };
      },
      /^m\.json: recipe: loss\.kind: 'x' is not allowed/,
    ],
    [
      'a loss too few',
      (m) => m.history.loss.pop(),
      /^m\.json: history\.loss: holds \d+ losses for \d+ iterations$/,
    ],
  ])('%s', (_, edit, message) => {
    if (typeof message === 'string') expect(problemOf(edit)).toBe(message);
    else expect(problemOf(edit)).toMatch(message);
  });
  it('cut in half', () => {
    expect(problemOfText(text.slice(0, text.length / 2))).toMatch(
      /^m\.json ends in the middle, at line \d+: it was cut short$/,
    );
  });
  it('with NaN in the weights', () => {
    const weight = String(flatParameters(model.layers)[0]);
    expect(problemOfText(text.replace(weight, 'NaN'))).toMatch(
      /^m\.json line \d+ column \d+: 'NaN' is not valid JSON$/,
    );
  });
  it('with __proto__ keys', () => {
    expect(problemOfText(text.replace('"title"', '"__proto__"'))).toMatch(
      /__proto__ is not a key that a file may hold$/,
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  it('anything that is no object', () => {
    for (const damaged of ['null', '3', '[]', '"x"', '{}'])
      expect(problemOfText(damaged)).toBe('m.json is not a Descent model');
  });
  it('with millions of wrong items, by the first of them and without running out of memory', () => {
    const wrong = `[${'1,'.repeat(2_000_000)}1]`;
    const weights = JSON.stringify(model.layers[0]!.weights);
    const compact = JSON.stringify(JSON.parse(text));
    expect(problemOfText(compact.replace(weights, wrong))).toBe(
      'm.json: layers[0].weights[0]: 1 is not allowed; allowed: a list of numbers',
    );
    expect(problemOfText(compact.replace('"columns":[', `"columns":[${'1,'.repeat(2_000_000)}`))).toMatch(
      /^m\.json: data\.columns\[0\]: 1 is not allowed; allowed: a text/,
    );
    expect(problemOfText('['.repeat(50_000_000))).toBe('m.json is nested more than 64 deep');
    expect(problemOfText(`[${'{},'.repeat(3_000_000)}{}]`)).toBe('m.json holds more than 2000000 lists');
  });
  it('with validation losses that do not fit the epochs', () => {
    expect(problemOf((m) => (m.history as { validationLoss?: unknown[] }).validationLoss!.splice(3))).toBe(
      'm.json: history.validationLoss: holds 3 losses for 20 epochs',
    );
  });
  it('never with anything but a Problem, whichever bytes are flipped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (flips) => {
          const bytes = [...text];
          for (const [at, code] of flips) bytes[at] = String.fromCharCode(code);
          problemOfText(bytes.join(''));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('predictions', () => {
  it('are what training measured', () => {
    const { predict } = createPredictor(model);
    const test = Array.from({ length: 102 }, (_, i) => i + 404);
    const squares = test.map((i) => (predict(row(i))[0]! - table.values[i * 14 + 13]!) ** 2);
    expect(squares.reduce((a, b) => a + b) / 102).toBeCloseTo(
      (model.metrics!.test as RegressionMetrics).mse,
      8,
    );
  });
  it('find their features by name, or by place without names', () => {
    const names = model.features.map(({ name }) => name);
    const match = (columns: string[], named: boolean) => matchFeatures(model as Model, columns, named);
    expect(match([...names].reverse(), true)).toEqual({ at: names.map((_, i) => 12 - i) });
    expect(
      match(
        names.map((_, i) => `x${i}`),
        false,
      ),
    ).toEqual({ at: names.map((_, i) => i) });
    expect(
      match(
        model.data.columns.map((_, i) => `x${i}`),
        false,
      ),
    ).toEqual({ at: names.map((_, i) => i) });
    expect(match(names.slice(1), true)).toEqual({ missing: ['CRIM'] });
  });
});
