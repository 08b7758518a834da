import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecipe, readRecipe } from '../../../src/core/format/recipe.ts';
import { Problem } from '../../../src/core/problem.ts';
import { type Json, jsonWith, tutorialJson } from '../../recipes.ts';

const problemOf = (value: unknown) => {
  try {
    decodeRecipe(value, 'r.json');
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  throw new Error('no problem was found');
};

it('keeps a whole recipe as it is', () => {
  expect(decodeRecipe(tutorialJson)).toEqual(tutorialJson);
});

it('writes the defaults out where keys are left out', () => {
  const least = {
    format: 'descent-recipe',
    version: 1,
    data: { file: 'f.csv', target: ['y'] },
    loss: { kind: 'mse' },
    optimizer: { kind: 'sgd' },
    run: { epochs: 3 },
  };
  expect(decodeRecipe(least)).toEqual({
    ...least,
    split: { order: 'file', train: 0.8, validation: 0 },
    prepare: { scale: 'none', scaleTarget: 'none', encode: {}, missing: 'error' },
    model: { hidden: [], output: 'identity', bias: true, init: { kind: 'randn', seed: 0 } },
    penalty: { l1: 0, l2: 0 },
    optimizer: { kind: 'sgd', learningRate: 0.001, weightDecay: 0 },
    run: { epochs: 3, batch: 'all', shuffle: false },
  });
});

it('keeps a condition on the rows, how the file is read, and a column that parts the rows', () => {
  const recipe = jsonWith({
    data: {
      where: 'RM > 4',
      read: { delimiter: ';', decimal: ',', columns: { RM: { type: 'number', missing: ['-'] } } },
    },
    split: {
      order: 'column',
      column: 'part',
      train: undefined,
      validation: undefined,
      test: undefined,
      seed: undefined,
    },
  });
  const decoded = decodeRecipe(recipe);
  expect(decoded).toEqual(recipe);
  expect(decodeRecipe(JSON.parse(JSON.stringify(decoded)))).toEqual(decoded);
  expect(Object.keys(decoded.split)).toEqual(['order', 'column']);
});

it('takes a condition for made data too', () => {
  const synthetic = { kind: 'moons', rows: 9, seed: 0 };
  const recipe = jsonWith({ data: { file: undefined, target: undefined, synthetic, where: 'x1 > 0' } });
  expect(decodeRecipe(recipe).data.where).toBe('x1 > 0');
});

it('a column that parts the rows may give validation rows to stop by', () => {
  const split = {
    order: 'column',
    column: 'part',
    train: undefined,
    validation: undefined,
    test: undefined,
    seed: undefined,
  };
  expect(decodeRecipe(jsonWith({ split, run: { stopping: {} } })).run.stopping).toEqual({
    patience: 20,
    minDelta: 0,
  });
});

describe('every wrong key is named with its value and what is allowed', () => {
  it.each<[Json, string | RegExp]>([
    [
      { optimizer: { learningRate: -1 } },
      'r.json: optimizer.learningRate: -1 is not allowed; allowed: more than 0',
    ],
    [
      { optimizer: { learningRate: 'fast' } },
      "r.json: optimizer.learningRate: 'fast' is not allowed; allowed: a finite number",
    ],
    [
      { optimizer: { kind: 'sdg' } },
      "r.json: optimizer.kind: 'sdg' is not allowed; allowed: 'sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adadelta', 'adam', 'adamw', 'exhaustive', 'leastSquares'",
    ],
    [
      { optimizer: { lr: 1 } },
      'r.json: optimizer.lr: not a known key; known here: kind, learningRate, weightDecay, clipNorm, schedule',
    ],
    [
      { optimizer: { kind: 'adam', momentum: 1 } },
      'r.json: optimizer.momentum: not a known key; known here: kind, learningRate, beta1, beta2, eps, weightDecay, clipNorm, schedule',
    ],
    [
      { optimizer: { kind: 'adam', beta1: 1 } },
      'r.json: optimizer.beta1: 1 is not allowed; allowed: less than 1',
    ],
    [
      { optimizer: { schedule: { kind: 'steps' } } },
      "r.json: optimizer.schedule.kind: 'steps' is not allowed; allowed: 'constant', 'step', 'exponential', 'cosine', 'plateau'",
    ],
    [
      { optimizer: { schedule: { kind: 'step', gamma: 0 } } },
      'r.json: optimizer.schedule.gamma: 0 is not allowed; allowed: more than 0',
    ],
    [
      { run: { batchSize: 3 } },
      'r.json: run.batchSize: not a known key; known here: epochs, batch, shuffle, seed, stopping',
    ],
    [{ run: { epochs: 0 } }, 'r.json: run.epochs: 0 is not allowed; allowed: at least 1'],
    [{ run: { epochs: 1.5 } }, 'r.json: run.epochs: 1.5 is not allowed; allowed: a whole number'],
    [
      { run: { batch: 0 } },
      "r.json: run.batch: 0 is not allowed; allowed: 'all' or a whole number of at least 1",
    ],
    [{ run: { seed: -1 } }, 'r.json: run.seed: -1 is not allowed; allowed: at least 0'],
    [
      { prepare: { scale: 'log' } },
      "r.json: prepare.scale: 'log' is not allowed; allowed: 'none', 'max', 'minMax', 'meanRange', 'standard'",
    ],
    [
      { model: { hidden: [{ units: 3, activation: 'rleu' }] } },
      "r.json: model.hidden[0].activation: 'rleu' is not allowed; allowed: 'relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'softplus', 'tanh', 'sigmoid', 'maxout', 'identity'",
    ],
    [
      { model: { hidden: [{ units: 3, activation: 'softmax' }] } },
      /^r\.json: model\.hidden\[0\]\.activation: 'softmax' is not allowed/,
    ],
    [
      { model: { hidden: [{ units: 3, activation: 'relu', dropout: 1 }] } },
      'r.json: model.hidden[0].dropout: not a known key; known here: units, activation, pieces',
    ],
    [
      { model: { hidden: [{ units: 3, activation: 'maxout' }] } },
      'r.json: model.hidden[0].units: 3 is not allowed; allowed with maxout: a multiple of its 2 pieces',
    ],
    [
      { model: { hidden: [{ units: 4, activation: 'relu', pieces: 2 }] } },
      "r.json: model.hidden[0].pieces: 2 has no use with activation 'relu'; leave it out or choose 'maxout'",
    ],
    [
      { model: { output: 'softmax' }, loss: { kind: 'binaryCrossEntropy' } },
      "r.json: loss.kind: 'binaryCrossEntropy' goes with model.output 'sigmoid'; allowed with 'softmax': 'halfMse', 'mse', 'sumSquared', 'mae', 'huber', 'crossEntropy'",
    ],
    [
      { loss: { kind: 'crossEntropy' } },
      "r.json: loss.kind: 'crossEntropy' goes with model.output 'softmax'; allowed with 'identity': 'halfMse', 'mse', 'sumSquared', 'mae', 'huber'",
    ],
    [
      { data: { synthetic: { kind: 'moons', rows: 9, seed: 0 } } },
      'r.json: data.synthetic: stands beside data.file; allowed: one of the two',
    ],
    [{ data: { file: undefined } }, 'r.json: data.file: is missing; allowed: a text'],
    [{ data: { target: undefined } }, 'r.json: data.target: is missing; allowed: a text or a list'],
    [
      { data: { where: '' } },
      "r.json: data.where: '' is not allowed; allowed: a text of at least 1 characters",
    ],
    [{ data: { where: 4 } }, 'r.json: data.where: 4 is not allowed; allowed: a text'],
    [
      { data: { where: 'RM > 4 '.repeat(2000) } },
      /^r\.json: data\.where: '.*' is not allowed; allowed: a text of at most 10000 characters$/,
    ],
    [
      { data: { read: { delimeter: ';' } } },
      'r.json: data.read.delimeter: not a known key; known here: encoding, delimiter, quote, decimal, grouping, header, skipLines, badRows, missing, columns, sheet',
    ],
    [
      { data: { read: { delimiter: ';;' } } },
      "r.json: data.read.delimiter: ';;' is not allowed; allowed: 'whitespace', or one character that is no letter, digit, point, plus, minus, line end or NUL",
    ],
    [
      { data: { read: { columns: { a: { type: 'double' } } } } },
      "r.json: data.read.columns.a.type: 'double' is not allowed; allowed: 'number', 'integer', 'text', 'boolean', 'date'",
    ],
    [
      { data: { read: { decimal: ';' } } },
      "r.json: data.read.decimal: ';' is not allowed; allowed: '.', ','",
    ],
    [
      {
        data: {
          file: undefined,
          target: undefined,
          synthetic: { kind: 'moons', rows: 9, seed: 0 },
          read: { delimiter: ';' },
        },
      },
      'r.json: data.read: has no use without data.file, which it says how to read; leave it out',
    ],
    [
      { split: { order: 'random' } },
      "r.json: split.order: 'random' is not allowed; allowed: 'file', 'shuffled', 'stratified', 'column'",
    ],
    [
      { split: { order: 'stratified', seed: 0 } },
      "r.json: split.order: 'stratified' needs classes, and model.output 'identity' predicts numbers; allowed with it: 'file', 'shuffled', 'column'",
    ],
    [
      {
        split: { order: 'stratified' },
        model: { output: 'softmax' },
        loss: { kind: 'crossEntropy' },
      },
      'r.json: split.seed: is missing, and no step before it has a seed to continue; allowed: a whole number from 0 to 4294967295',
    ],
    [
      { split: { column: 'part' } },
      "r.json: split.column: 'part' has no use with order 'file'; leave it out or choose order 'column'",
    ],
    [
      { split: { order: 'column', column: 'part', train: 0.8, validation: undefined, test: undefined } },
      "r.json: split.train: 0.8 has no use with order 'column', whose column says the part of each row; leave it out",
    ],
    [
      { split: { order: 'column', train: undefined, validation: undefined, test: undefined } },
      "r.json: split.column: is missing; allowed with order 'column': the name of a column",
    ],
    [
      {
        split: { order: 'column', column: 'MEDV', train: undefined, validation: undefined, test: undefined },
      },
      "r.json: split.column: is 'MEDV', which data.target names too; a column that says the part of each row is neither feature nor target",
    ],
    [
      {
        split: {
          order: 'column',
          column: 'part',
          seed: 3,
          train: undefined,
          validation: undefined,
          test: undefined,
        },
      },
      "r.json: split.seed: 3 has no use with order 'column'; leave it out or choose order 'shuffled'",
    ],
    [
      { prepare: { encode: { RAD: 'onehot' } } },
      "r.json: prepare.encode.RAD: 'onehot' is not allowed; allowed: 'oneHot', 'label'",
    ],
    [
      { run: { stopping: {} } },
      'r.json: run.stopping: watches the validation loss, and split.validation is 0; give it a share of the rows, or leave stopping out',
    ],
    [{ run: null }, 'r.json: run: is missing; allowed: an object'],
    [{ optimizer: null }, 'r.json: optimizer: is missing; allowed: an object'],
    [{ model: { set: { b: 'x' } } }, "r.json: model.set.b: 'x' is not allowed; allowed: a finite number"],
    [{ split: { train: 1.5 } }, 'r.json: split.train: 1.5 is not allowed; allowed: at most 1'],
    [
      { split: { train: 0.8, test: 0.4 } },
      'r.json: split: train, validation and test add up to 1.2; allowed: at most 1',
    ],
    [
      { split: { seed: 3 } },
      "r.json: split.seed: 3 has no use with order 'file'; leave it out or choose order 'shuffled'",
    ],
    [
      { split: { order: 'shuffled' } },
      'r.json: split.seed: is missing, and no step before it has a seed to continue; allowed: a whole number from 0 to 4294967295',
    ],
    [
      { data: { file: 'f', target: 'y', features: ['x', 'y'] } },
      "r.json: data.features: holds the target 'y'; a model must not see what it is to predict",
    ],
    [{ data: { file: 'f', target: 'y', features: ['x', 'x'] } }, "r.json: data.features: names 'x' twice"],
    [{ data: { file: 'f', target: ['a', 'a'] } }, "r.json: data.target: names 'a' twice"],
    [{ data: { file: 'f', target: [] } }, 'r.json: data.target: is empty; allowed: at least one column'],
    [
      {
        data: { file: 'f', target: ['a', 'b'] },
        model: { output: 'sigmoid' },
        loss: { kind: 'binaryCrossEntropy' },
      },
      "r.json: data.target: names 2 columns; allowed with model.output 'sigmoid': the one that holds the classes",
    ],
    [
      { data: { file: 'f', target: 'y', features: [] } },
      'r.json: data.features: is empty; leave it out, or name at least one',
    ],
    [{ data: null }, 'r.json: data: is missing; allowed: an object'],
    [{ version: 2 }, 'r.json: version: 2 is not allowed; allowed: 1'],
    [
      { bogus: 1 },
      'r.json: bogus: not a known key; known here: format, version, title, data, split, prepare, model, loss, penalty, optimizer, run',
    ],
  ])('%j', (changes, message) => {
    const found = problemOf(jsonWith(changes));
    const first = found.replace(/ \(and \d+ more\)$/, '');
    if (typeof message === 'string') expect(first).toBe(message);
    else expect(first).toMatch(message);
  });
  it('infinite numbers by their name', () => {
    expect(() => readRecipe(JSON.stringify(tutorialJson).replace('0.01', '1e999'), 'r.json')).toThrow(
      'r.json: optimizer.learningRate: Infinity is not allowed',
    );
  });
  it('when it is no object at all', () => {
    for (const value of [null, 3, 'x', []]) expect(problemOf(value)).toMatch(/^r\.json: the file: /);
  });
});

it('never throws anything but a Problem, and never touches a prototype', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(tutorialJson)), (value, key) => {
      for (const json of [value, { ...tutorialJson, [key]: value }]) {
        try {
          readRecipe(JSON.stringify(json), 'r.json');
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(() => readRecipe('{"__proto__": {"polluted": 1}}', 'r.json')).toThrow(
    'r.json: __proto__ is not a key that a file may hold',
  );
  expect(() => readRecipe('{"model": {"set": {"__proto__": 1}}}', 'r.json')).toThrow(
    'model.set.__proto__ is not a key',
  );
});

it('names the place where a file is no JSON', () => {
  expect(() => readRecipe('{\n  "format": "x",\n  oops\n}', 'r.json')).toThrow(
    "r.json line 3 column 3: 'oops' is not valid JSON",
  );
  expect(() => readRecipe('{\n  "format": NaN\n}', 'r.json')).toThrow(
    "r.json line 2 column 13: 'NaN' is not valid JSON",
  );
  expect(() => readRecipe('{\n  "format": "x', 'r.json')).toThrow(
    'r.json ends in the middle, at line 2: it was cut short',
  );
  expect(() => readRecipe('', 'r.json')).toThrow('r.json ends in the middle, at line 1: it was cut short');
  expect(() => readRecipe(`${'['.repeat(100)}${']'.repeat(100)}`, 'r.json')).toThrow(
    'nested more than 64 deep',
  );
});
