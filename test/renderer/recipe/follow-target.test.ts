import { describe, expect, it } from 'vitest';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { withTarget } from '../../../src/renderer/features/recipe/columns.ts';
import type { Draft } from '../../../src/renderer/state/recipe-draft.ts';
import { startingDraft } from '../../../src/renderer/state/starting-draft.ts';
import { column, dataset } from './column-summaries.ts';

const size = column('size', 'number', 300);
const rent = column('rent', 'integer', 250);
const rooms = column('rooms', 'integer', 6);
const sold = column('sold', 'integer', 2);
const town = column('town', 'text', 5);
const fixed = column('fixed', 'text', 2);
const lift = column('lift', 'boolean', 2);
const street = column('street', 'text', 90);
const all = [size, rooms, sold, town, lift, fixed];

/** The starting draft of these columns; the last one is the target. */
const first = (...columns: (typeof size)[]) => startingDraft(dataset(columns));
const model = (draft: Draft) => ({
  output: (draft.model as Draft).output,
  loss: (draft.loss as Draft).kind,
});
const numbers = { output: 'identity', loss: 'halfMse' };
const sigmoid = { output: 'sigmoid', loss: 'binaryCrossEntropy' };
const softmax = { output: 'softmax', loss: 'crossEntropy' };

describe('another target', () => {
  it('of numbers in place of classes takes what the starting draft proposes for numbers', () => {
    const columns = [size, rooms, rent, fixed];
    const draft = withTarget(first(...columns), 'rent', columns);
    const { optimizer, prepare, ...proposed } = first(size, rooms, fixed, rent);
    expect(draft).toMatchObject(proposed);
    expect(draft.prepare).toEqual(prepare);
    expect(draft.split).toEqual({ order: 'file', train: 0.8, validation: 0, test: 0.2 });
    expect(() => decodeRecipe(draft)).not.toThrow();
  });

  it.each([
    [fixed, sigmoid],
    [lift, sigmoid],
    [town, softmax],
  ])('of classes in place of numbers takes what it proposes for them: $name', (target, expected) => {
    const columns = [size, target, rent];
    const draft = withTarget(first(...columns), target.name, columns);
    expect(model(draft)).toEqual(expected);
    expect(draft.split).toEqual({ order: 'shuffled', seed: 0, train: 0.8, validation: 0, test: 0.2 });
    expect(draft.prepare).toEqual({ scale: 'standard' });
    expect(() => decodeRecipe(draft)).not.toThrow();
  });

  it('and the one before again leave the draft as it was', () => {
    const columns = [size, fixed, town, rent];
    const draft = first(...columns);
    const back = withTarget(withTarget(draft, 'fixed', columns), 'rent', columns);
    expect(back).toEqual(draft);
  });

  it('of more classes or of two takes the output that tells so many apart', () => {
    expect(model(withTarget(first(...all), 'town', all))).toEqual(softmax);
    // Softmax tells two apart as well.
    expect(model(withTarget(first(size, fixed, town), 'fixed', [size, fixed, town]))).toEqual(softmax);
  });

  it('leaves alone what still fits: layers, optimizer, run, and choices of the user\u2019s own', () => {
    const draft: Draft = {
      ...first(size, fixed, rent),
      split: { order: 'shuffled', seed: 7, train: 0.5 },
      prepare: { scale: 'max', missing: 'dropRows' },
      optimizer: { kind: 'adam', learningRate: 0.003 },
      run: { epochs: 77, batch: 16 },
    };
    (draft.model as Draft).hidden = [{ units: 9, activation: 'tanh' }];
    const classes = withTarget(draft, 'fixed', [size, fixed, rent]);
    expect(model(classes)).toEqual(sigmoid);
    for (const key of ['split', 'prepare', 'optimizer', 'run']) expect(classes[key]).toEqual(draft[key]);
    expect((classes.model as Draft).hidden).toEqual([{ units: 9, activation: 'tanh' }]);
    const other = { ...first(size, rooms, rent), loss: { kind: 'mse' } };
    expect(withTarget(other, 'rooms', [size, rooms, rent])).toMatchObject({ loss: { kind: 'mse' } });
  });

  it('keeps sigmoid for two numbers, and softmax for few where it was chosen for numbers', () => {
    expect(model(withTarget(first(...all), 'sold', all))).toEqual(sigmoid);
    const columns = [size, sold, rooms, rent];
    const chosen = { ...first(...columns), model: { output: 'softmax' }, loss: { kind: 'crossEntropy' } };
    expect(model(withTarget(chosen, 'rooms', columns))).toEqual(softmax);
    // It was proposed for towns alone.
    const towns = [rooms, size, town];
    expect(model(withTarget(first(...towns), 'rooms', towns))).toEqual(numbers);
  });

  it('keeps identity for numbers of any kind, and where yes and no are predicted as numbers', () => {
    expect(model(withTarget(first(size, sold, rent), 'sold', [size, sold, rent]))).toEqual(numbers);
    const other = column('cellar', 'boolean', 2);
    const chosen = { ...first(size, other, lift), model: { output: 'identity' }, loss: { kind: 'mse' } };
    expect(model(withTarget(chosen, 'cellar', [size, other, lift])).output).toBe('identity');
  });

  it('takes what only classes or only numbers can have away', () => {
    const columns = [size, rent, fixed];
    const stratified = { ...first(...columns), split: { order: 'stratified', seed: 3, train: 0.7 } };
    expect(withTarget(stratified, 'rent', columns).split).toEqual({ order: 'shuffled', seed: 3, train: 0.7 });
    const { run: _, ...start } = first(size, fixed, rent);
    const solved = withTarget({ ...start, optimizer: { kind: 'leastSquares' } }, 'fixed', [
      size,
      fixed,
      rent,
    ]);
    expect(solved.optimizer).toEqual({ kind: 'sgd', learningRate: 0.1 });
    expect(() => decodeRecipe(solved)).not.toThrow();
  });

  it('of several columns is of numbers', () => {
    const columns = [size, rent, rooms, fixed];
    const draft = first(...columns);
    expect(model(withTarget(draft, ['fixed'], columns))).toEqual(sigmoid);
    expect(model(withTarget(draft, ['rent', 'rooms'], columns))).toEqual(numbers);
  });

  it('leaves the model alone where a column is not known', () => {
    const { model: before, split, loss } = first(...all);
    expect(withTarget(first(...all), 'gone', all)).toMatchObject({ model: before, split, loss });
  });
});

describe('the target of before', () => {
  it('is encoded where it becomes a feature of texts, and left out where it rather names the rows', () => {
    const few = [size, rent, town];
    const told = withTarget(first(...few), 'rent', few);
    expect(told.data).not.toHaveProperty('features');
    expect(told.prepare).toHaveProperty('encode', { town: 'oneHot' });
    const many = [size, rent, street];
    const draft = { ...first(size, street, rent), data: { file: 'table.csv', target: 'street' } };
    const left = withTarget(draft, 'rent', many);
    expect(left.data).toEqual({ file: 'table.csv', target: 'rent', features: ['size'] });
    expect(left.prepare).not.toHaveProperty('encode');
  });
});
