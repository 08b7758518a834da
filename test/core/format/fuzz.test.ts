import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { readableJson } from '../../../src/core/format/json.ts';
import { historyOf, type Model, modelOf } from '../../../src/core/format/model.ts';
import { readModel, writeModel } from '../../../src/core/format/model-file.ts';
import { decodeRecipe, readRecipe } from '../../../src/core/format/recipe.ts';
import { Problem } from '../../../src/core/problem.ts';
import { readText } from '../../housing.ts';
import { jsonWith, recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';
import { type Mutation, mutated, mutations } from './mutations.ts';

const FILE = 'f.json';

const folder = new URL('../../../data/examples/', import.meta.url);
/** The bundled recipes, and one that uses what they do not. */
const recipes = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  readableJson(
    jsonWith({
      data: { file: 'a.csv', target: ['y', 'z'], features: ['RM', 'RAD'] },
      split: { order: 'shuffled', train: 0.6, validation: 0.2, test: 0.2, seed: 1 },
      prepare: { scale: 'standard', encode: { RAD: 'oneHot' }, missing: 'median' },
      model: {
        hidden: [{ units: 4, activation: 'maxout', pieces: 2 }],
        set: { 'layer[0].w[0][0]': 1 },
        train: ['layer[0].w[0][0]'],
      },
      optimizer: {
        kind: 'adam',
        learningRate: 0.01,
        clipNorm: 1,
        schedule: { kind: 'plateau', patience: 3 },
      },
      run: { epochs: 3, batch: 8, shuffle: true, seed: 2, stopping: { patience: 2, minDelta: 0 } },
    }),
  ),
  readableJson(
    jsonWith({
      data: {
        file: 'a.csv',
        target: 'y',
        where: 'RM > 4',
        read: { delimiter: ';', skipLines: 2, missing: ['-'], columns: { RM: { type: 'number' } } },
      },
      split: { order: 'column', column: 'part', train: undefined, validation: undefined, test: undefined },
    }),
  ),
];

const { table } = readText(
  `town,rooms,size,price,let\n${Array.from(
    { length: 24 },
    (_, i) =>
      `${['Aix', 'Bonn', 'Z\u00fcrich'][i % 3]},${i % 5 ? i % 7 : ''},${20 + ((i * 7) % 31)}.5,${i * 3},${i % 2 ? 'yes' : 'no'}`,
  ).join('\n')}\n`,
  'flats.csv',
);

/** A small trained model as its file. */
function modelText(changes: Parameters<typeof recipeWith>[0]): string {
  const training = trained(recipeWith({ title: 'Flats', ...changes }), table);
  const data = { name: 'flats.csv', sha256: 'ab'.repeat(32), rows: 24, columns: ['town', 'rooms'] };
  const provenance = { program: 'Descent test', title: 'Flats', data, seconds: 0.25 };
  return writeModel(modelOf(training, provenance, historyOf(training))!);
}

const models = [
  modelText({
    data: { file: 'f', target: 'price', features: ['size'], where: 'size > 20', read: { decimal: ',' } },
    run: { epochs: 3 },
  }),
  modelText({
    data: { file: 'f', target: 'price', features: ['town', 'rooms', 'size'] },
    split: { order: 'shuffled', train: 0.5, validation: 0.25, test: 0.25, seed: 0 },
    prepare: { encode: { town: 'oneHot', rooms: 'label' }, missing: 'mode' },
    model: {
      hidden: [
        { units: 4, activation: 'maxout', pieces: 2 },
        { units: 2, activation: 'gelu' },
      ],
    },
    optimizer: { kind: 'adam', learningRate: 0.01, schedule: { kind: 'plateau', patience: 1 } },
    run: { epochs: 3, batch: 5, shuffle: true, seed: 1, stopping: { patience: 2 } },
  }),
  modelText({
    data: { file: 'f', target: 'let', features: ['town', 'size'] },
    prepare: { encode: { town: 'label' }, scaleTarget: 'none' },
    model: { hidden: [], output: 'softmax' },
    loss: { kind: 'crossEntropy' },
    run: { epochs: 2 },
  }),
  readFileSync(new URL('../../fixtures/models/version-1-shuffled.json', import.meta.url), 'utf8'),
];

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const ownKeys = () => prototypes.map((prototype) => Reflect.ownKeys(prototype));
const untouched = ownKeys();

/**
 * Reads a damaged file: either it is as good as new, or a Problem names the file, is of readable length, and
 * gives a way out. Whatever else is thrown is thrown on.
 */
function survives<T>(read: (text: string, name: string) => T, text: string, use: (value: T) => void): void {
  try {
    use(read(text, FILE));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.message.startsWith(FILE), error.message.slice(0, 200)).toBe(true);
    expect(error.message.length).toBeLessThan(2000);
    expect(error.hint).not.toBe('');
    for (const { path, message } of error.fields ?? []) {
      expect([path === '', message === '']).toEqual([false, false]);
      expect(path.length + message.length).toBeLessThan(2000);
    }
    expect(error.fields?.length ?? 0).toBeLessThanOrEqual(20);
  }
  expect(ownKeys()).toEqual(untouched);
}

const recipe = (text: string) =>
  survives(readRecipe, text, (read) => {
    expect(decodeRecipe(JSON.parse(readableJson(read)))).toEqual(read);
  });

const model = (text: string) =>
  survives(readModel, text, (read: Model) => {
    const written = writeModel(read);
    expect(readModel(written, FILE)).toEqual(read);
    const cells = read.features.map((feature) => (feature.kind === 'number' ? 1 : feature.categories[0]!));
    const { width, predict } = createPredictor(read);
    try {
      expect(predict(cells)).toHaveLength(width);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  });

/** So that a run that fails can be run again. Other seeds were tried when this was written, 240,000 files in all. */
fc.configureGlobal({ seed: 20 });

const kinds = [
  { kind: 'recipe', texts: recipes, attempt: recipe, runs: 2000 },
  { kind: 'model', texts: models, attempt: model, runs: 1000 },
] as const;

describe.each(kinds)('the $kind decoder never does worse than a Problem', ({ texts, attempt, runs }) => {
  const source = fc.nat(texts.length - 1);
  it('with the files as they are', () => {
    for (const text of texts) attempt(text);
  });
  it('with any text, and any JSON', () => {
    fc.assert(fc.property(fc.string(), attempt));
    fc.assert(fc.property(fc.json(), attempt));
  });
  it('with parts of real files replaced, left out, doubled or added', () => {
    const damage = (at: number, changes: readonly Mutation[]) =>
      attempt(JSON.stringify(changes.reduce(mutated, JSON.parse(texts[at]!))));
    fc.assert(fc.property(source, mutations, damage), { numRuns: runs });
  });
  it('with bytes of real files flipped, and cut off', () => {
    const bytes = texts.map((text) => new TextEncoder().encode(text));
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
    const damage = (at: number, places: [number, number][], cut: boolean) => {
      const damaged = bytes[at]!.slice();
      for (const [place, byte] of places) damaged[place % damaged.length] = byte;
      const end = cut ? places[0]![0] % damaged.length : damaged.length;
      attempt(new TextDecoder().decode(damaged.subarray(0, end)));
    };
    fc.assert(fc.property(source, flips, fc.boolean(), damage), { numRuns: runs });
  });
  it('with a digit changed to any other character', () => {
    const damage = (at: number, place: number, character: string) => {
      const text = texts[at]!;
      const digits = [...text.matchAll(/\d/g)];
      const { index } = digits[place % digits.length]!;
      attempt(text.slice(0, index) + character + text.slice(index + 1));
    };
    fc.assert(fc.property(source, fc.nat(), fc.constantFrom(...'0123456789-+.eE",:[]{}nN '), damage), {
      numRuns: runs,
    });
  });
});

describe('files made to take memory or time', () => {
  const many = (count: number, item: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => item(i)).join();
  const keys = many(300_000, (i) => `"k${i}":[1]`);
  it.each([
    ['lists in lists', '['.repeat(1e7)],
    ['objects in objects', '{"a":'.repeat(2e6)],
    ['too many lists', `[${'[],'.repeat(2e6)}[]]`],
    ['too many keys', `{${many(2_100_000, (i) => `"${i}":0`)}}`],
    ['unknown keys', `{${keys}}`],
    ['a key of millions of characters', `{"${'x'.repeat(5e6)}": 1}`],
    ['a line of millions of characters', `{"a": ${'x'.repeat(5e6)}`],
    ['a name of millions of characters', recipes[0]!.replace('"MEDV"', `"${'x'.repeat(5e6)}"`)],
    [
      'as many features as targets',
      recipes[0]!.replace(
        '"MEDV"',
        `[${many(1e5, (i) => `"y${i}"`)}], "features": [${many(1e5, (i) => `"x${i}"`)}]`,
      ),
    ],
    ['wrong encodings', recipes[0]!.replace('"scale":', `"encode": {${keys}}, "scale":`)],
  ])('a recipe of %s', (_, text) => recipe(text));
  it.each([
    ['the wrong number of rows', models[0]!.replace('"weights": [', `"weights": [${'[1],'.repeat(1e6)}`)],
    ['losses that it never had', models[0]!.replace('"loss": [', `"loss": [${'1,'.repeat(3e6)}`)],
    [
      'a feature again and again',
      models[0]!.replace(/"features": \[\s*(\{[^}]*\})/, (all, one) => `${all}${`,${one}`.repeat(1e5)}`),
    ],
    [
      'more targets than it has room for',
      models[0]!.replace(
        /"data": \{\s*"file": [^}]*\}/,
        '"data": {"synthetic": {"kind": "randn", "rows": 9, "inputs": 1, "outputs": 1000000, "seed": 1}}',
      ),
    ],
    [
      'a state for every key',
      models[0]!
        .replace('"resume": {', `"resume": {${keys},`)
        .replace('"vectors": {', `"vectors": {${keys},`),
    ],
  ])('a model of %s', (_, text) => {
    expect(models).not.toContain(text);
    model(text);
  });
});
