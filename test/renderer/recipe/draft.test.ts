import { describe, expect, it } from 'vitest';
import {
  featuresOf,
  targetOf,
  targetsOf,
  withFeature,
  withFeatures,
  withTarget,
} from '../../../src/renderer/features/recipe/columns.ts';
import { assignFindings } from '../../../src/renderer/features/recipe/findings.ts';
import { placeOf, readText, textOf } from '../../../src/renderer/features/recipe/json-text.ts';
import {
  everyName,
  parametersOf,
  usualName,
  withoutValue,
  withRenamed,
  withTrained,
} from '../../../src/renderer/features/recipe/parameters.ts';
import type { Draft } from '../../../src/renderer/state/recipe-draft.ts';
import { recipeWith } from '../../recipes.ts';

const columns = ['a', 'b', 'c', 'd'];

describe('target and features', () => {
  it('are every column but the target unless they are named', () => {
    expect(featuresOf({ data: { target: 'd' } }, columns)).toEqual(['a', 'b', 'c']);
    expect(featuresOf({ data: { target: ['d'], features: ['c', 'a'] } }, columns)).toEqual(['c', 'a']);
    expect(targetOf({ data: { target: ['d'] } })).toBe('d');
    expect(targetOf({ data: { target: 4 } })).toBeUndefined();
    expect(featuresOf({}, columns)).toEqual(columns);
  });

  it('are left out of the recipe where they are all there are', () => {
    const some = { title: 'T', data: { file: 'f', target: 'd', features: ['a', 'b'] } };
    expect(withFeature(some, 'c', true, columns)).toEqual({ title: 'T', data: { file: 'f', target: 'd' } });
    expect(withFeature({ data: { target: 'd' } }, 'b', false, columns)).toEqual({
      data: { target: 'd', features: ['a', 'c'] },
    });
    expect(withFeatures(some, ['c', 'a'], columns)).toMatchObject({ data: { features: ['a', 'c'] } });
  });

  it('never hold the target', () => {
    const targeted = (data: Draft) => withTarget({ data }, 'b', []).data;
    expect(targeted({ target: 'd' })).toEqual({ target: 'b' });
    expect(targeted({ target: 'd', features: ['a', 'b'] })).toEqual({ target: 'b', features: ['a'] });
    expect(targeted({ target: 'd', features: ['b'] })).toEqual({ target: 'b' });
  });

  it('can be several targets, none of which is a feature', () => {
    const draft = { data: { target: ['c', 'd'] } };
    expect(targetsOf(draft)).toEqual(['c', 'd']);
    expect(featuresOf(draft, columns)).toEqual(['a', 'b']);
    expect(withFeature(draft, 'a', false, columns).data).toEqual({ target: ['c', 'd'], features: ['b'] });
    expect(withTarget({ data: { target: 'd', features: ['a', 'c'] } }, ['c', 'd'], []).data).toEqual({
      target: ['c', 'd'],
      features: ['a'],
    });
  });

  it('take their encodings along when they are features no more', () => {
    const draft = { data: { target: 'd' }, prepare: { scale: 'max', encode: { a: 'oneHot', b: 'label' } } };
    expect(withTarget(draft, 'a', []).prepare).toEqual({ scale: 'max', encode: { b: 'label' } });
    expect(withFeature(draft, 'b', false, columns).prepare).toEqual({
      scale: 'max',
      encode: { a: 'oneHot' },
    });
    expect(withFeatures(draft, ['c'], columns).prepare).toEqual({ scale: 'max' });
    expect(withTarget(draft, 'c', []).prepare).toBe(draft.prepare);
  });

  it('of a made table are its y where no target is named', () => {
    expect(targetsOf({ data: { synthetic: { kind: 'moons', rows: 9 } } })).toEqual(['y']);
    const randn = { data: { synthetic: { kind: 'randn', rows: 9, inputs: 2, outputs: 2 } } };
    expect(featuresOf(randn, ['x1', 'x2', 'y1', 'y2'])).toEqual(['x1', 'x2']);
  });

  it('can lose a name that the data does not have', () => {
    const draft = { data: { target: 'd', features: ['a', 'gone'] } };
    expect(withFeature(draft, 'gone', false, columns).data).toEqual({ target: 'd', features: ['a'] });
    expect(withFeature(draft, 'b', true, columns).data).toEqual({
      target: 'd',
      features: ['a', 'b', 'gone'],
    });
  });
});

describe('findings', () => {
  it('go to the field whose path is the longest that leads to them', () => {
    const places = [['split'], ['split', 'seed'], ['model', 'set'], ['run', 'epochs']];
    const { at, others } = assignFindings(
      [
        { path: 'split', message: 'sum' },
        { path: 'split.train', message: 'train' },
        { path: 'split.seed', message: 'seed' },
        { path: 'model.set["w[5]"]', message: 'five' },
        { path: 'run', message: 'missing' },
        { path: 'run.epochsX', message: 'unknown' },
        { path: '', message: 'all' },
      ],
      places,
    );
    expect(at.get('split')?.map(({ message }) => message)).toEqual(['sum', 'train']);
    expect(at.get('split.seed')).toHaveLength(1);
    expect(at.get('model.set')).toHaveLength(1);
    expect(at.has('run.epochs')).toBe(false);
    expect(others.map(({ message }) => message)).toEqual(['missing', 'unknown', 'all']);
  });
});

describe('the recipe as text', () => {
  it('comes back as it was', () => {
    const draft = { data: { target: 'd', features: ['a'] }, run: { epochs: 3 } };
    expect(readText(textOf(draft))).toEqual({ draft });
  });

  it('keeps a text that is no number, for the check to tell', () => {
    expect(readText(textOf({ run: { epochs: '1o' } }))).toEqual({ draft: { run: { epochs: '1o' } } });
  });

  it('tells line and column of what is no JSON', () => {
    const text = '{\n  "a": 1,\n  "b": 0,5\n}';
    const read = readText(text);
    expect(read).toMatchObject({ problem: "Line 3 column 10: '5' is not valid JSON" });
    expect('at' in read && text[read.at!]).toBe('5');
    expect(readText('{ "a": ')).toHaveProperty('problem');
  });

  it('takes objects alone, and nothing that reaches a prototype', () => {
    expect(readText('[]')).toEqual({ problem: 'A recipe is an object: { \u2026 }', at: 0 });
    expect(readText('null')).toHaveProperty('problem');
    expect(readText('{"__proto__": {}}')).toHaveProperty('problem');
  });

  it('finds the place of a message', () => {
    expect(placeOf('The text line 2 column 3: x', 'ab\ncdef')).toBe(5);
    expect(placeOf('ends at line 2: cut', 'ab\ncdef')).toBe(7);
    expect(placeOf('no place', 'ab')).toBeUndefined();
    expect(placeOf('line 99 column 1', 'ab')).toBe(0);
  });
});

describe('parameters by hand', () => {
  const linear = recipeWith().model;
  const outlook = { inputs: ['a', 'b', 'c'], outputs: ['d'] };
  const parameters = parametersOf(linear, outlook);
  const named = (of: typeof parameters) => everyName(of).map((name, at) => [name, of.about(at)]);

  it('are named as the recipe names them, with what they do', () => {
    expect(named(parameters)).toEqual([
      ['w[0]', 'a'],
      ['w[1]', 'b'],
      ['w[2]', 'c'],
      ['b', 'bias'],
    ]);
    expect(parametersOf({ ...linear, bias: false }, outlook).count).toBe(3);
    expect(usualName('layer[0].w[2][0]', parameters)).toBe('w[2]');
    expect(usualName('layer[0].b[0]', parameters)).toBe('b');
    expect(usualName('w[7]', parameters)).toBe('w[7]');
  });

  it('of a network are named by layer, its inputs by what they are made of', () => {
    const { model } = recipeWith({ model: { hidden: [{ units: 2, activation: 'tanh' }] } });
    const network = parametersOf(model, { inputs: ['RAD=4', 'RAD=24'], outputs: ['d'] });
    expect(network.count).toBe(2 * 2 + 2 + 2 + 1);
    expect(named(network)[1]).toEqual(['layer[0].w[0][1]', 'RAD=4 \u2192 unit 1']);
    expect(named(network).at(-1)![0]).toBe('layer[1].b[0]');
    expect(network.place('w[0]')).toBeUndefined();
  });

  it('keep their order when one is renamed, and never overwrite another', () => {
    const set = { 'w[0]': 1, 'w[1]': 2 };
    expect(Object.entries(withRenamed(set, 'w[0]', 'b'))).toEqual([
      ['b', 1],
      ['w[1]', 2],
    ]);
    expect(withRenamed(set, 'w[0]', 'w[1]')).toBe(set);
    expect(withoutValue(set, 'w[0]')).toEqual({ 'w[1]': 2 });
    expect(withoutValue({ b: 0 }, 'b')).toBeUndefined();
  });

  it('leave the list of trained ones out when it is all of them', () => {
    const all = everyName(parameters);
    expect(withTrained(all, 'w[1]', false, all)).toEqual(['w[0]', 'w[2]', 'b']);
    expect(withTrained(['b', 'w[0]', 'w[2]'], 'w[1]', true, all)).toBeUndefined();
    expect(withTrained(['b', 'w[9]'], 'w[0]', true, all)).toEqual(['w[0]', 'b', 'w[9]']);
    // An empty list is for the check to tell: a model must train something.
    expect(withTrained(['b'], 'b', false, all)).toEqual([]);
  });
});
